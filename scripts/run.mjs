/**
 * `node scripts/run.mjs FILE [ARGUMENTS]` runs a TypeScript file of this project, which Node 20 can't. Packages stay outside of
 * the bundle, except for Segment's, which Node can't load as they are.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import shimsConfig from '../shims.config.js'
import { inProject } from './metadata/project.mjs'

const [file] = process.argv.splice(2, 1)
const outfile = inProject('.cache/run', `${path.basename(file, '.ts')}.cjs`)

/** Tells each file its own folder, which the test support asks for. */
const asInTheProject = {
  name: 'as in the project',
  setup(plugin) {
    plugin.onResolve({ filter: /^[^./]/ }, ({ path: id, kind }) =>
      kind === 'entry-point' || id.startsWith('@segment/') ? undefined : { external: true }
    )
    plugin.onLoad({ filter: /\.ts$/ }, async ({ path: source }) => ({
      contents:
        `const __dirname = ${JSON.stringify(path.dirname(source))};` +
        (await readFile(source, 'utf8')),
      loader: 'ts'
    }))
  }
}

await mkdir(path.dirname(outfile), { recursive: true })
await build({
  absWorkingDir: inProject(),
  entryPoints: [inProject(file)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
  // The test support asks where a file is, and the bundle must not contain that file.
  logOverride: { 'require-resolve-not-external': 'silent' },
  plugins: [shimsConfig.esbuildShims, asInTheProject]
})
process.chdir(inProject())
createRequire(import.meta.url)(outfile)
