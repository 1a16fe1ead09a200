import { readdirSync } from 'node:fs'
import ts from 'typescript'
import { inProject, read } from './support/project'

/** The files of the source that can have messages. The inspector explains itself. */
const files = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/(fields|settings|types)\.ts$|^inspector\b/.test(name)
)

const sourceText = files.map((file) => read('src', file)).join('\n')

// The texts for the Segment app are not messages.
const SHOWN = ['label', 'description', 'title', 'defaultSubscription']

const isShown = ({ parent }: ts.Node): boolean =>
  ts.isPropertyAssignment(parent) && SHOWN.includes(parent.name.getText())

/** The text that an expression builds, with `*` for what is filled in; undefined if it builds none. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('*')
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)]
    return left === undefined && right === undefined ? undefined : `${left ?? '*'}${right ?? '*'}`
  }
  return undefined
}

// What has fewer than three words is a key, a name or the frame that others are put into.
const isMessage = (text: string): boolean =>
  text.split(/\s+/).filter((word) => /^["(@]*[a-z][\w'"()./*-]*[:.,;?]*$/i.test(word)).length >= 3

function messagesIn(file: string): string[] {
  const visit = (node: ts.Node): string[] => {
    const text = textOf(node)
    if (text !== undefined) return isMessage(text) && !isShown(node) ? [text] : []
    const found: string[] = []
    ts.forEachChild(node, (child) => void found.push(...visit(child)))
    return found
  }
  return visit(ts.createSourceFile(file, read('src', file), ts.ScriptTarget.ES2020, true))
}

const messages = files.flatMap(messagesIn)

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * What a message has in the places of `documented`, if that documents it. A message with a key is documented with it, as in
 * `trackEvent "KEY": …`, which the reporter puts before.
 */
const fillings = (message: string, documented: string): string[] | undefined =>
  new RegExp(`^(?:[\\w …]+ "[^"]+": )?${message.split('*').map(escape).join('(.+?)')}$`)
    .exec(documented)
    ?.slice(1)

const page = read('docs/troubleshooting.md')
const spans = [...page.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!)

/** The messages that the page has headings for. */
const documented = [...page.matchAll(/^### `([^`]+)`/gm)].map(([, span]) => span!)

/** Words that stand for what comes: KEY, NAME, URL, a number, an ellipsis. */
const isPlaceholder = (text: string): boolean => /^(@?[A-Z]+|[\d,]+|…)$/.test(text)

/** Whether the source can fill this in. */
const isSaid = (text: string): boolean =>
  isPlaceholder(text) ||
  ['function', 'symbol', 'bigint'].includes(text) ||
  sourceText.includes(`'${text}'`)

describe('docs/troubleshooting.md', () => {
  it.each(messages)('documents "%s"', (text) => {
    // A text that isn't a sentence is a part of one.
    const isPart = !text.endsWith('.')
    const found = spans.filter((span) => (isPart ? span.includes(text) : fillings(text, span)))
    expect(found).not.toEqual([])
  })

  it.each(documented)('documents what the source says: %s', (text) => {
    const reason = text.replace(/^[^"]+"[^"]+": /, '')
    if (isPlaceholder(reason)) return
    const filled = messages.map((message) => fillings(message, text))
    expect(filled.some((values) => values?.every(isSaid))).toBe(true)
  })
})
