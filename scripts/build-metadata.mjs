/** Writes what describes the build: dist/metadata.json, dist/manifest.json, dist/licenses.txt and docs/fields.md. */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import catalog from './metadata/catalog.cjs'
import { toFieldsReference } from './metadata/fieldsReference.mjs'
import { toLicenses } from './metadata/licenses.mjs'
import { inProject } from './metadata/project.mjs'

const { destination } = createRequire(import.meta.url)(inProject('dist/index.cjs'))
const project = JSON.parse(await readFile(inProject('package.json'), 'utf8'))

const shipped = ['intercom.global.js', 'index.mjs', 'index.cjs', 'index.d.mts', 'index.d.cts']

const describe = async (file) => {
  const content = await readFile(inProject('dist', file))
  return {
    file,
    bytes: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`
  }
}

// What the package ships: each file with its bytes, its bytes at gzip -9, and its integrity as browsers take it.
const toManifest = async ({ name, version }) => ({
  name,
  version,
  files: await Promise.all(shipped.map(describe))
})

const toJson = (value) => `${JSON.stringify(value, null, 2)}\n`

await Promise.all([
  writeFile(inProject('dist/metadata.json'), toJson(catalog.toMetadata(destination))),
  writeFile(inProject('dist/manifest.json'), toJson(await toManifest(project))),
  writeFile(inProject('dist/licenses.txt'), await toLicenses()),
  writeFile(inProject('docs/fields.md'), toFieldsReference(destination))
])
