import { readdirSync } from 'node:fs'
import path from 'node:path'
import { inProject, read } from './project'

/** A block of code in a document. */
export interface Block {
  document: string
  /** The title in tests: its document and line. */
  title: string
  language: string
  /** The file name in its first line. */
  file: string | undefined
  code: string
}

/** The documents that people read. */
export const documents: string[] = [
  ...['README.md', 'CHANGELOG.md', 'CODE_OF_CONDUCT.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  // The build writes the reference, from types.
  ...readdirSync(inProject('docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/^(reference|\.vitepress|node_modules)\b/.test(name))
    .map((name) => path.join('docs', name))
]

const FENCE = /^```(\w+)\n([\s\S]*?)^```$/gm

/** The blocks of code in a document, in their order. */
export function blocksOf(document: string): Block[] {
  const text = read(document)
  return [...text.matchAll(FENCE)].map(({ 1: language = '', 2: code = '', index }) => ({
    document,
    title: `${document}:${text.slice(0, index).split('\n').length}`,
    language,
    file: /^(?:\/\/|<!--) (\S+\.\w+)/.exec(code)?.[1],
    code
  }))
}

/** All blocks of all documents. */
export const blocks: Block[] = documents.flatMap(blocksOf)
