/**
 * Prints the software bill of materials of the package, as CycloneDX. npm's own knows what is installed with the package,
 * which is nothing. This one adds the development dependencies that are compiled into dist.
 */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { bundledPackages } from './metadata/licenses.mjs'
import { inProject } from './metadata/project.mjs'

const readJson = async (...names) => JSON.parse(await readFile(inProject(...names), 'utf8'))

const bom = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
    cwd: inProject(),
    encoding: 'utf8'
  })
)
const { packages } = await readJson('package-lock.json')

const toComponent = async (name) => {
  const { version, license } = await readJson('node_modules', name, 'package.json')
  const { integrity = '' } = packages[`node_modules/${name}`] ?? {}
  const [algorithm, hash] = integrity.split('-')
  return {
    'bom-ref': `${name}@${version}`,
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(license && { licenses: [{ license: { id: license } }] }),
    ...(algorithm === 'sha512' && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }]
    })
  }
}

const components = await Promise.all((await bundledPackages()).map(toComponent))
const bundled = components.map((component) => component['bom-ref'])
const { name } = await readJson('package.json')
// npm takes the name of the folder.
bom.metadata.component.name = name
const dependencies = [
  { ref: bom.metadata.component['bom-ref'], dependsOn: bundled },
  ...bundled.map((ref) => ({ ref, dependsOn: [] }))
]
console.log(JSON.stringify({ ...bom, components, dependencies }, null, 2))
