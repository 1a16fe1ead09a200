/** Writes the types of the package: the same declarations for `import` and for `require`. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateDtsBundle } from 'dts-bundle-generator'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const [types] = generateDtsBundle(
  [
    {
      filePath: path.join(root, 'src/index.ts'),
      output: { noBanner: true, exportReferencedTypes: false, sortNodes: true }
    }
  ],
  { preferredConfigPath: path.join(root, 'tsconfig.json') }
)

// Your compiler has only these declarations: it would miss what they import.
if (/^import |\bfrom ['"]|import\(|reference types|declare global/m.test(types)) {
  throw new Error(`The types depend on another package or declare globals:\n${types}`)
}

await mkdir(path.join(root, 'dist'), { recursive: true })
for (const name of ['index.d.mts', 'index.d.cts']) {
  await writeFile(path.join(root, 'dist', name), types)
}
