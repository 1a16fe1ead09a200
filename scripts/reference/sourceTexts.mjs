import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { inProject } from '../metadata/project.mjs'

// What has fewer words is a key, a name or the frame that others are put into.
const countWords = (text) => text.match(/[a-z]{2,}/gi)?.length ?? 0

/** The text that an expression builds, with `*` for what is filled in; undefined if it builds none. */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('*')
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)]
    return left === undefined && right === undefined ? undefined : `${left ?? '*'}${right ?? '*'}`
  }
  return undefined
}

function textsOf(file) {
  const found = []
  const visit = (node) => {
    const text = textOf(node)
    if (text === undefined) ts.forEachChild(node, visit)
    else if (countWords(text) >= 3) found.push({ file, text })
  }
  const code = readFileSync(inProject(file), 'utf8')
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.ES2020, true))
  return found
}

/** Every text of the source that has three words or more, with its file. */
export const sourceTexts = () =>
  readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => textsOf(`src/${name}`))
