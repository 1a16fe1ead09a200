import { readFile } from 'node:fs/promises'
import { inProject } from '../metadata/project.mjs'

const FENCE = /^```\w+\n((?:\/\/|<!--) (\S+\.\w+).*\n[\s\S]*?)^```$/gm

const sectionOf = (text, heading) => {
  if (!heading) return text
  const start = text.indexOf(`\n## ${heading}\n`)
  if (start < 0) throw new Error(`There is no section "${heading}".`)
  const end = text.indexOf('\n## ', start + 1)
  return text.slice(start, end < 0 ? undefined : end)
}

/** The files that the blocks of a document say they are: of the whole document, or of one section. */
export async function filesOf(document, heading) {
  const text = sectionOf(await readFile(inProject(document), 'utf8'), heading)
  return Object.fromEntries([...text.matchAll(FENCE)].map(([, code, file]) => [file, code]))
}
