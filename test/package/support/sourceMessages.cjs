const { readdirSync, readFileSync } = require('node:fs')
const path = require('node:path')
const ts = require('typescript')

const root = path.join(__dirname, '../../..')

// The texts for the Segment app are not messages.
const SHOWN = ['label', 'description', 'title', 'defaultSubscription']

const isShown = ({ parent }) =>
  ts.isPropertyAssignment(parent) && SHOWN.includes(parent.name.getText())

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

// What has fewer words is a key, a name or the frame that others are put into.
const countWords = (text) =>
  text.split(/\s+/).filter((word) => /^["(@]*[a-z][\w'"()./*-]*[:.,;?]*$/i.test(word)).length

function messagesOf(file) {
  const found = []
  const visit = (node) => {
    const text = textOf(node)
    if (text === undefined) ts.forEachChild(node, visit)
    else if (countWords(text) >= 3 && !isShown(node)) found.push({ file, text })
  }
  const code = readFileSync(path.join(root, file), 'utf8')
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.ES2020, true))
  return found
}

/** The files of the source that can have messages, from the project's root. */
const sourceFiles = () =>
  readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/(fields|settings|types)\.ts$/.test(name))
    .sort()
    .map((name) => `src/${name.replaceAll('\\', '/')}`)

/** Every message of the source, that is, every text of three words or more, with its file. */
const sourceMessages = () => sourceFiles().flatMap(messagesOf)

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * What a message has in the places of `documented`, if that documents it; undefined if it documents another. A message with
 * a key is documented with it, as in `trackEvent "KEY": …`, which the reporter puts before.
 */
const fillings = ({ text }, documented) => {
  const pattern = text.split('*').map(escape).join('(.+?)')
  return new RegExp(`^(?:[\\w …]+ "[^"]+": )?${pattern}$`).exec(documented)?.slice(1)
}

module.exports = { fillings, sourceFiles, sourceMessages }
