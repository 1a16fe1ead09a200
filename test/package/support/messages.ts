import { readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { inProject, read } from './project'

/** A message as the source builds it; `*` stands for each part that the source fills in. */
export interface Message {
  file: string
  text: string
}

const sources = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/(fields|settings|types)\.ts$/.test(name))
  .map((name) => path.join('src', name))

/** All of the source, as text. */
export const sourceText: string = sources.map((file) => read(file)).join('\n')

// The texts for the Segment app are not messages.
const shown = ['label', 'description', 'title', 'defaultSubscription']

const isShown = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node.parent) && shown.includes(node.parent.name.getText())

/** The text that an expression builds, or undefined if it builds none. */
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

const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /^["(@]*[a-z][\w'"()./*-]*[:.,;?]*$/i.test(word)).length

function messagesOf(file: string): Message[] {
  const found: Message[] = []
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text === undefined) ts.forEachChild(node, visit)
    else if (countWords(text) >= 3 && !isShown(node)) found.push({ file, text })
  }
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2020, true))
  return found
}

/** Every message of the source: every text of three words or more. */
export const messages: Message[] = sources.flatMap(messagesOf)

/**
 * What `text` has in the places of `documented`, if that documents it; undefined if it documents another. A message with
 * a key is documented with it, as in `trackEvent "KEY": …`, which the reporter puts before.
 */
export function fillings({ text }: Message, documented: string): string[] | undefined {
  const pattern = text
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(.+?)')
  return new RegExp(`^(?:[\\w …]+ "[^"]+": )?${pattern}$`).exec(documented)?.slice(1)
}
