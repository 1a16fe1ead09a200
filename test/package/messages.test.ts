import { readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { read } from './support/project'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/(fields|settings|types)\.ts$/.test(name))
  .map((name) => path.join('src', name))

// What the Segment app shows is no message.
const shown = ['label', 'description', 'title', 'defaultSubscription']

const isShown = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node.parent) && shown.includes(node.parent.name.getText())

const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node)

/** The fixed words of all messages in a file: every text of three words or more. */
const wordsOf = (file: string): string[] => {
  const words: string[] = []
  const visit = (node: ts.Node): void => {
    if (isText(node) && !isShown(node)) {
      const text = node.text.trim().replace(/^[":. ]+|["]+$/g, '')
      if (text.split(/\s+/).length >= 3) words.push(text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2020, true))
  return words
}

const messages = sources.flatMap((file) =>
  wordsOf(file).map((words): [string, string] => [words, file])
)

describe('docs/troubleshooting.md', () => {
  const documented = read('docs/troubleshooting.md').replace(/\s+/g, ' ')

  it('is compared with all messages of the source', () => {
    expect(messages.length).toBeGreaterThan(25)
  })

  it.each(messages)('has "%s" (%s)', (words) => {
    expect(documented).toContain(words.replace(/\s+/g, ' '))
  })
})
