import tseslint from 'typescript-eslint'

/** Comments for tools. */
const DIRECTIVE = /^\s*(?:eslint|prettier-ignore|@ts-|istanbul|Stryker|@jest-environment|\/)/

/** What a line begins with before its prose: space, the star of a block, a tag with its type. */
const HEAD = /^\s*(?:\*(?!\*) ?)?(?:@\w+(?: \{.*?\})? ?)?/

/** The comments of a file of code, in their order. */
function parse(code, file) {
  const { ast } = tseslint.parser.parseForESLint(code, {
    comment: true,
    range: true,
    loc: true,
    ecmaFeatures: { jsx: /x$/.test(file) }
  })
  return ast.comments
}

/** The lines of a comment, each of them with the place where its prose begins. */
const toLines = ({ value, loc: { start } }) =>
  value.split('\n').map((text, index) => {
    const [{ length }] = HEAD.exec(text)
    // The marks of a comment have two characters.
    const before = index === 0 ? start.column + 2 : 0
    return { line: start.line + index, column: before + length, text: text.slice(length) }
  })

const isDirective = ({ value }) => DIRECTIVE.test(value)

/** Whether a comment goes on with the sentence of the one before it. */
const continues = (comment, before) =>
  comment.type === 'Line' &&
  before?.type === 'Line' &&
  comment.loc.start.line === before.loc.start.line + 1 &&
  comment.loc.start.column === before.loc.start.column

/** The prose in the comments of a file: a list of texts, each a list of lines with their places. */
export function toComments(code, file) {
  const texts = []
  let before
  for (const comment of parse(code, file)) {
    if (isDirective(comment)) continue
    const lines = toLines(comment)
    if (continues(comment, before)) texts.at(-1).push(...lines)
    else texts.push(lines)
    before = comment
  }
  return texts
}
