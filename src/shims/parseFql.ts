import type { Condition, Subscription } from '@segment/destination-subscriptions'

/** A token of a trigger. A name can be any text, because it can have escapes. */
interface Token {
  value: string
  isName?: boolean
}

type Literal = string | number | boolean

/** A condition or a group. Empty parentheses are undefined. */
type Node = object | undefined

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

const EOS: Token = { value: 'eos' }

/** The tokens of `code`, none if something in it is no token. A path such as `properties.a` is one. */
const lex = (code: string): Token[] => {
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

const toLiteral = ({ value, isName }: Token): Literal => {
  if (isName) return value === 'true' || (value !== 'false' && value)
  return /^[-+\d]/.test(value) ? Number(value) : value.replace(/^"|"$/g, '')
}

// What an operator and a value mean together. `#` is any number.
const NULLS = { '!= null': 'exists', '= null': 'not_exists' }
const BOOLEANS = { ...NULLS, '= true': 'is_true', '= false': 'is_false' }
const NUMBERS = { ...BOOLEANS, '=#': 'number_equals', '!=#': 'number_not_equals' }

/**
 * By the first word of a condition: its type, and the meanings that it knows. As in Segment's own table, `constructor` and the
 * like are there too: such a condition is read, and comes to nothing.
 */
const SUBJECTS: Record<string, { type?: string; known?: Record<string, string> } | undefined> = {
  type: { type: 'event-type' },
  event: { type: 'event' },
  name: { type: 'name', known: NULLS },
  userId: { type: 'userId', known: BOOLEANS },
  context: { type: 'event-context', known: NUMBERS },
  properties: { type: 'event-property', known: NUMBERS },
  traits: { type: 'event-trait', known: NUMBERS }
}

const PATH = /^(context|properties|traits)(?:\.([^]*))?/

const parse = (tokens: Token[]): Node => {
  const nodes: Node[] = []
  let joint = 'and'
  let not = ''

  const add = (subject: string, operator: string, value?: Literal, head?: string): void => {
    const path = PATH.exec(subject)
    const type = SUBJECTS[head ?? path?.[1] ?? subject]?.type
    const name = path && { name: path[2] ?? subject }
    const given = value !== undefined && { value: path ? value : `${value}` }
    if (type) nodes.push({ type, ...name, operator, ...given })
  }

  do {
    // Reading a token that is missing throws, as everything does that Segment refuses.
    const { value, isName } = tokens.shift() as Token
    const head = value.split('.')[0] as string
    if (isName && /^(contains|match)$/.test(value)) {
      const [, { value: subject }, , token] = tokens.splice(0, 5) as [Token, Token, Token, Token]
      const text = `${toLiteral(token)}`
      if (subject !== 'type') {
        if (value === 'contains') add(subject, not + value, text)
        else if (token.value.endsWith('*"')) add(subject, not + 'starts_with', text.slice(0, -1))
        else add(subject, not + 'ends_with', text.slice(1))
      }
    } else if (isName && SUBJECTS[head]) {
      const [{ value: operator }, token] = tokens.splice(0, 2) as [Token, Token]
      const literal = toLiteral(token)
      const isNumber = typeof literal === 'number'
      const meant = SUBJECTS[head].known?.[operator + (isNumber ? '#' : ` ${token.value}`)]
      add(value, meant ?? operator, meant && !isNumber ? undefined : literal, head)
    }
    const mark = isName ? '' : value
    if (mark === '(') {
      // A group ends at the first parenthesis that closes.
      const end = tokens.findIndex((each) => each.value === ')' && !each.isName)
      tokens.splice(end, 1, EOS)
      nodes.push(parse(tokens.splice(0, end + 1)))
    }
    if (/^(and|or)$/.test(mark)) joint = mark
    not = mark === '!' ? 'not_' : ''
  } while (tokens.length > 0)
  return nodes.length > 1 ? { type: 'group', operator: joint, children: nodes } : nodes[0]
}

/**
 * Stands in for Segment's parser of triggers and for the package `@segment/fql-ts` that it imports: they weigh twice as much,
 * and the package names no license. Gives exactly what they give for each text, with all their oddities. Only a word of 100,000
 * characters is an error to them alone.
 */
export default function parseFql(fql: string): Subscription {
  try {
    const ast = parse(lex(fql)) as Condition
    return ast.type === 'group' ? ast : { type: 'group', operator: 'and', children: [ast] }
  } catch (error) {
    return { error: error as Error }
  }
}
