/** `npm run docs:house` draws into CONTRIBUTING.md which part of src imports which. */
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import { inProject } from './metadata/project.mjs'

const document = inProject('CONTRIBUTING.md')

const BLOCK = /(<!-- Drawn by `npm run docs:house`\. -->\n\n```mermaid\n)[\s\S]*?(```\n)/

const draw = async () => {
  const { output } = await cruise(['src'], {
    baseDir: inProject(),
    tsPreCompilationDeps: true,
    includeOnly: { path: '^src/' },
    // Everything may import the first two, and nothing imports the shims.
    exclude: { path: '^src/(types[.]|diagnostics[.]|shims/)' },
    collapse: '^src/[^/]+',
    outputType: 'mermaid'
  })
  return output
}

/** CONTRIBUTING.md with the drawing of today's imports. */
export async function withDrawing() {
  const [text, drawing] = await Promise.all([readFile(document, 'utf8'), draw()])
  if (!BLOCK.test(text)) throw new Error('CONTRIBUTING.md has no place for the drawing.')
  return text.replace(BLOCK, (_, start, end) => `${start}${drawing.trim()}\n${end}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await writeFile(document, await withDrawing())
