import { readFileSync } from 'node:fs'
import path from 'node:path'
import { costTable } from './loadingTables'
import type { Results } from './results'
import { toTables } from './tables'
import { writeFormatted } from './writeFormatted'

async function fill(document: string, parts: Record<string, string>): Promise<void> {
  const file = path.resolve(__dirname, '../..', document)
  let text = readFileSync(file, 'utf8')
  for (const [name, content] of Object.entries(parts)) {
    const [start, end] = [`<!-- measured: ${name} -->`, `<!-- /measured: ${name} -->`]
    const [from, to] = [text.indexOf(start), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`${document} has no markers for "${name}".`)
    text = `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`
  }
  await writeFormatted(file, text)
}

/** Puts the results between the markers of docs/performance.md and of the README; all else there is written by hand. */
export async function updateDocument(results: Results): Promise<void> {
  await fill('docs/performance.md', toTables(results))
  await fill('README.md', { cost: costTable(results) })
}
