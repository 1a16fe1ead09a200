/** A token of a trigger. */
interface Token {
  type: string
  value: string
}

const { raw } = String

// A word ends where the text ends, at white space, or at one of these marks.
const END = raw`(?=[ \t\n,\])]|$)`

/** The pattern of each type of token, in the order in which they are tried. */
const PATTERNS = Object.entries({
  operator: raw`!(?=[a-zA-Z(])|=|[!<>]=${END}|[<>]`,
  conditional: raw`(and|or)${END}`,
  null: raw`null${END}`,
  ident: raw`([a-zA-Z_]|\\[^])([\w-]|\\[^])*(?=[ \t\n,\]).(=!]|$)`,
  number: raw`[-+\d]\d*(\.(?!${END})\d*)?(?![\d.])`,
  string: raw`"[^"]*(?=")|'[^']*(?=')`,
  dot: raw`\.`,
  comma: raw`,`,
  brackleft: raw`\[`,
  brackright: raw`\]`,
  parenleft: raw`\(`,
  parenright: raw`\)`
}).map(([type, source]) => ({ type, pattern: new RegExp(source, 'y') }))

const SPACE = /[ \t\n]*/y
const CLOSING_QUOTE = new RegExp(raw`["']${END}`, 'y')

// Segment's lexer loses what follows an `a` or `n` if the text ends while it looks for `and` or `null`.
const CUT_IDENT = /a[^ \t\n,\])]$|n[^ \t\n,\])]{1,2}$/y

/**
 * Stands in for the package `@segment/fql-ts`, which names no license and weighs three times as much. Splits the trigger
 * `code` into the tokens that Segment's parser reads. There are none if something in it is no token.
 */
export function lex(code: string): { tokens: Token[] } {
  const tokens: Token[] = []
  let position = 0

  const read = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position
    const text = pattern.exec(code)?.[0]
    position += text?.length ?? 0
    return text
  }

  const readToken = (): Token | undefined => {
    const cut = read(CUT_IDENT)
    if (cut) return { type: 'ident', value: cut.charAt(0) }
    for (const { type, pattern } of PATTERNS) {
      const text = read(pattern)
      if (text === undefined) continue
      if (type === 'ident') return { type, value: text.replace(/\\([^])/g, '$1') }
      if (type !== 'string') return { type, value: text }
      // A closing quote that ends no word opens the next string.
      read(CLOSING_QUOTE)
      return { type, value: text + text.charAt(0) }
    }
    return undefined
  }

  for (;;) {
    read(SPACE)
    if (position >= code.length) break
    const token = readToken()
    if (!token) return { tokens: [] }
    tokens.push(token)
  }
  return { tokens: [...tokens, { type: types.EOS, value: 'eos' }] }
}

/** The types of tokens that the parser makes itself. */
export const types = { EOS: 'eos', Ident: 'ident' }
