import { createRequire } from 'node:module'
import { readFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import shimsConfig from '../shims.config.js'

/**
 * `node bench/run.mjs NAME [ARGUMENTS]` runs bench/NAME.ts. Node 20 runs no TypeScript, so the script is bundled
 * first. The packages that it imports stay outside, except for Segment's, which Node can't load as they are.
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [name = 'bench'] = process.argv.splice(2, 1)
const outfile = path.join(root, `.cache/bench/${name}.cjs`)

/** Tells each file its own folder, which the test support asks for, and leaves other packages than Segment's outside. */
const asInTheProject = {
  name: 'as in the project',
  setup(plugin) {
    plugin.onResolve({ filter: /^[^./]/ }, ({ path: id, kind }) =>
      kind === 'entry-point' || id.startsWith('@segment/') ? undefined : { external: true }
    )
    plugin.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
      contents:
        `const __dirname = ${JSON.stringify(path.dirname(file))};` + (await readFile(file, 'utf8')),
      loader: 'ts'
    }))
  }
}

await mkdir(path.dirname(outfile), { recursive: true })
await build({
  absWorkingDir: root,
  entryPoints: [path.join(root, `bench/${name}.ts`)],
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
process.chdir(root)
createRequire(import.meta.url)(outfile)
