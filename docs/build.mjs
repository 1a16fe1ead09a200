/**
 * Builds the documentation, with the playground in it, into docs/.vitepress/dist or `--out FOLDER`. A site that is served
 * below a path needs it: `npm run build:site -- --base /its/path/`.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vitepress'
import { buildPlayground } from '../scripts/build-playground.mjs'
import { inProject } from '../scripts/metadata/project.mjs'

const { values } = parseArgs({ options: { base: { type: 'string' }, out: { type: 'string' } } })
const { base = '/', out = 'docs/.vitepress/dist' } = values
if (!/^\/([\w.~-]+\/)*$/.test(base)) {
  throw new Error(`--base is not a path such as /docs/: it begins and ends with a slash.`)
}
const outDir = inProject(out)

await build(inProject('docs'), { base, outDir })
// Where the playground's link to the documents leads.
process.env.DOCS_URL ??= '../'
await buildPlayground(path.join(outDir, 'playground'))
console.log(`Built ${outDir} for ${base}`)
