/** Writes what describes the build: dist/metadata.json, dist/manifest.json, dist/licenses.txt and docs/fields.md. */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { toFieldsReference } from './metadata/fieldsReference.mjs'
import { toLicenses } from './metadata/licenses.mjs'
import { toManifest } from './metadata/manifest.mjs'
import { inProject } from './metadata/project.mjs'

const { destination } = createRequire(import.meta.url)(inProject('dist/index.cjs'))
const { name, slug, mode, settings, presets, actions } = destination
const project = JSON.parse(await readFile(inProject('package.json'), 'utf8'))

const toJson = (value) => `${JSON.stringify(value, null, 2)}\n`

await Promise.all([
  writeFile(
    inProject('dist/metadata.json'),
    toJson({ name, slug, mode, settings, presets, actions })
  ),
  writeFile(inProject('dist/manifest.json'), toJson(await toManifest(project))),
  writeFile(inProject('dist/licenses.txt'), await toLicenses()),
  writeFile(inProject('docs/fields.md'), toFieldsReference(destination))
])
