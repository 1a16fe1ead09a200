/** Writes the types of the package: the same declarations for `import` and for `require`. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateDtsBundle } from 'dts-bundle-generator'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const doors = {
  index: 'index',
  messenger: 'messenger/index',
  launcher: 'launcher/index',
  react: 'react',
  inspector: 'inspector/index'
}

const bundles = generateDtsBundle(
  Object.values(doors).map((file) => ({
    filePath: path.join(root, `src/${file}.ts`),
    output: {
      noBanner: true,
      exportReferencedTypes: false,
      sortNodes: true,
      inlineDeclareGlobals: true
    }
  })),
  { preferredConfigPath: path.join(root, 'tsconfig.json') }
)

await mkdir(path.join(root, 'dist'), { recursive: true })
for (const [index, door] of Object.keys(doors).entries()) {
  const types = bundles[index]
  // A reader of the declarations finds what is not there anywhere else.
  if (/^import |\bfrom ['"]|import\(|reference types/m.test(types)) {
    throw new Error(`The types of ${door} depend on another package:\n${types}`)
  }
  for (const ending of ['d.mts', 'd.cts']) {
    await writeFile(path.join(root, 'dist', `${door}.${ending}`), types)
  }
}
