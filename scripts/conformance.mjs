import { createRequire } from 'node:module'
import { readFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const outfile = path.join(root, '.cache/conformance.cjs')

/** Packages stay outside; each file of ours keeps its place, which the test support looks for. */
const inPlace = {
  name: 'in place',
  setup(plugin) {
    plugin.onResolve({ filter: /^[^./]/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { external: true }
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
  entryPoints: [path.join(root, 'test/conformance/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
  // The test support asks for the path of a file, and the bundle must not contain that file.
  logOverride: { 'require-resolve-not-external': 'silent' },
  plugins: [inPlace]
})
process.chdir(root)
createRequire(import.meta.url)(outfile)
