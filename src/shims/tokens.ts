// Segment's lexer takes a word only if a space or one of `,]).(=!` follows, or nothing, and text only if a space or `,])` does.
const NAME = /(?![-\d])(?:[\w-]|\\[^])+/.source
const TOKEN = new RegExp(
  [
    /\s+/.source,
    `${NAME}(?:\\.${NAME})*${/(?![^\s,\]).(=!])/.source}`,
    /(?:"[^"]*"|'[^']*')(?![^\s,\])])/.source,
    /[-+\d]\d*(?:\.(?=[^\s,\])])\d*)?(?![.\d])/.source,
    /!(?=[a-zA-Z(])|[!<>]=|[=<>.,()[\]]/.source
  ].join('|'),
  'gy'
)

/** The tokens of `code` as they stand there, none if something in it is no token. A path such as `properties.a` is one. */
export const lex = (code: string): string[] => {
  const tokens = code.match(TOKEN) ?? []
  return tokens.join('') === code ? tokens.filter((token) => token.trim()) : []
}

/** What a token says: its text without quotation marks, or its name without backslashes. */
export const textOf = (token: string): string =>
  /^["']/.test(token) ? token.replace(/^"|"$/g, '') : token.replace(/\\([^])/g, '$1')
