import { type Literal, OPERATORS } from './operators'
import { EOS, lex, type Token } from './tokens'
import type { Values } from './values'

/** Whether an event meets a condition, a group of conditions or a whole trigger. */
type Verdict = (event: Values) => boolean

const toLiteral = ({ value, isName }: Token): Literal => {
  if (isName) return value === 'true' || (value !== 'false' && value)
  return /^[-+\d]/.test(value) ? Number(value) : value.replace(/^"|"$/g, '')
}

// What an operator and a value mean together. `#` is any number.
const NULLS = { '!= null': 'exists', '= null': 'not_exists' }
const BOOLEANS = { ...NULLS, '= true': 'is_true', '= false': 'is_false' }
const NUMBERS = { ...BOOLEANS, '=#': 'number_equals', '!=#': 'number_not_equals' }

/**
 * The first word of a condition, with the meanings that it knows. As in Segment's own table, `constructor` and the like are
 * there too: such a condition is read, and comes to nothing.
 */
const SUBJECTS: Record<string, Record<string, string> | undefined> = {
  type: {},
  event: {},
  name: NULLS,
  userId: BOOLEANS,
  context: NUMBERS,
  properties: NUMBERS,
  traits: NUMBERS
}

const PATH = /^(context|properties|traits)(?:\.([^]*))?/

/** The value at `path`, which throws if it has no key. Unlike mapping-kit's, it leaves quotation marks as they are. */
const get = (root: unknown, path: string): unknown =>
  path
    ? (path.match(/[^[.\]]+/g) as string[]).reduce(
        (value, key) => value && (value as Values)[key],
        root
      )
    : undefined

// An operator that is none.
const never = (): boolean => false

/** What the tokens of a trigger say of an event; undefined if there is no condition. */
export const parse = (tokens: Token[]): Verdict | undefined => {
  const verdicts: (Verdict | undefined)[] = []
  let isOr = false
  let not = ''

  const add = (subject: string, operator: string, value: Literal, word = subject): void => {
    const path = PATH.exec(subject)
    const head = path?.[1] ?? word
    if (!Object.keys(SUBJECTS).includes(head)) return
    const test = OPERATORS[operator] ?? never
    verdicts.push(
      path
        ? (event) => test(get(event[head], path[2] ?? subject), value)
        : (event) => test(event[head], `${value}`)
    )
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
      const kind = typeof literal === 'number' ? '#' : ` ${token.value}`
      add(value, SUBJECTS[head][operator + kind] ?? operator, literal, head)
    }
    const mark = isName ? '' : value
    if (mark === '(') {
      // A group ends at the first parenthesis that closes.
      const end = tokens.findIndex((each) => each.value === ')' && !each.isName)
      tokens.splice(end, 1, EOS)
      verdicts.push(parse(tokens.splice(0, end + 1)))
    }
    if (/^(and|or)$/.test(mark)) isOr = mark === 'or'
    not = mark === '!' ? 'not_' : ''
  } while (tokens.length > 0)
  if (verdicts.length < 2) return verdicts[0]
  // Empty parentheses inside of a group throw for an event.
  return (event) =>
    isOr
      ? verdicts.some((verdict) => (verdict as Verdict)(event))
      : verdicts.every((verdict) => (verdict as Verdict)(event))
}

/**
 * Stands in for Segment's package that reads triggers, and for `@segment/fql-ts` that it imports: they weigh more than twice as
 * much, and the latter names no license. `validate` says exactly what it says there of each trigger and event, with all its
 * oddities. Only a word of 100,000 characters is an error to them alone.
 */
export function parseFql(fql: string): Verdict | { error: Error } {
  try {
    const verdict = parse(lex(fql))
    if (verdict) return verdict
  } catch {
    // What Segment refuses throws somewhere in there.
  }
  return { error: new Error() }
}

/** Whether an event meets a trigger that is valid. */
export const validate = (trigger: Verdict, event: Values): boolean => trigger(event)
