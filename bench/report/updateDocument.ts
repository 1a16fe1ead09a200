import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Results } from './results'
import { toTables } from './tables'
import { writeFormatted } from './writeFormatted'

const file = path.resolve(__dirname, '../../docs/performance.md')

/** Puts the results between the markers of docs/performance.md; people write the rest. */
export async function updateDocument(results: Results): Promise<void> {
  let text = readFileSync(file, 'utf8')
  for (const [name, content] of Object.entries(toTables(results))) {
    const [start, end] = [`<!-- measured: ${name} -->`, `<!-- /measured: ${name} -->`]
    const [from, to] = [text.indexOf(start), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`docs/performance.md has no markers for "${name}".`)
    text = `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`
  }
  await writeFormatted(file, text)
}
