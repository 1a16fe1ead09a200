/** A token of a trigger. A name can be any text, because it can have escapes. */
export interface Token {
  value: string
  isName?: boolean
}

/** The kinds of tokens, in the order in which they are tried. Those with a group are not taken as they are. */
const TOKEN = new RegExp(
  [
    /([ \t\n]+)/,
    // Segment's lexer loses what follows an `a` or `n` if the text ends while it looks for `and` or `null`.
    /(a(?=[^]$)|n)[^ \t\n,\])]{1,2}$/,
    /!(?=[a-zA-Z(])|=|[!<>]=(?![^ \t\n,\])])|[<>]|(?:and|or|null)(?![^ \t\n,\])])|[.,[\]()]/,
    /((?![-\d])(?:[\w-]|\\[^])+)(?![^ \t\n,\]).(=!])/,
    /[-+\d]\d*(?:\.(?=[^ \t\n,\])])\d*)?(?![\d.])/,
    // A closing quote that ends no word opens the next string.
    /("[^"]*(?=")|'[^']*(?='))(?:["'](?![^ \t\n,\])]))?/
  ]
    .map(({ source }) => source)
    .join('|'),
  'gy'
)

export const EOS: Token = { value: 'eos' }

/** The tokens of `code`, none if something in it is no token. A path such as `properties.a` is one. */
export const lex = (code: string): Token[] => {
  const tokens: Token[] = []
  const take = (
    text: string,
    space?: string,
    cut?: string,
    name = cut,
    string?: string
  ): string => {
    if (name) {
      const value = name.replace(/\\([^])/g, '$1')
      const [before, dot] = tokens.slice(-2)
      if (before?.isName && dot?.value === '.' && !dot.isName)
        before.value += (tokens.pop() as Token).value + value
      else tokens.push({ value, isName: true })
    } else if (!space) tokens.push({ value: string ? string + string.charAt(0) : text })
    return ''
  }
  const rest = code.replace(TOKEN, take)
  return rest ? [] : [...tokens, EOS]
}
