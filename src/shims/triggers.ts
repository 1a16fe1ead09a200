import { type Ask, SUBJECTS, type Test, toTest } from './operators'
import { lex, textOf } from './tokens'
import type { Values } from './values'

/** Whether an event meets a condition, a group of conditions or a whole trigger. */
type Verdict = (event: Values) => boolean

/** What `test` says of the value at a path. Unlike mapping-kit's, it has quotation marks as they are. */
const toVerdict = (path: string, test: Test): Verdict => {
  const keys = path.match(/[^[.\]]+/g) ?? []
  return (event) =>
    test(keys.reduce<unknown>((value, key) => value && (value as Values)[key], event))
}

const headOf = (token: string): string => token.split(/[.\\]/)[0] as string

/** What the tokens say of an event. Throws what Segment refuses. */
const parse = (tokens: string[]): Verdict => {
  const verdicts: Verdict[] = []
  let isOr = false
  let isNegated = false
  while (tokens.length > 0) {
    const token = tokens.shift() as string
    const operators = SUBJECTS[headOf(token)]
    if (operators) {
      // A value that is missing throws, and so does an operator that is none.
      const [operator, value] = tokens.splice(0, 2) as [string, string]
      const kind = /^[-+\d]/.test(value) ? '#' : ` ${value}`
      const ask = (operators[operator + kind] ?? operators[operator]) as Ask
      verdicts.push(toVerdict(textOf(token), ask(textOf(value))))
    }
    if (/^(contains|match)$/.test(token)) {
      const [, subject, , value] = tokens.splice(0, 5) as [string, string, string, string]
      const test = toTest(token, textOf(value), isNegated)
      if (SUBJECTS[headOf(subject)] && subject !== 'type')
        verdicts.push(toVerdict(textOf(subject), test))
    }
    // A group ends at the first parenthesis that closes.
    if (token === '(') verdicts.push(parse(tokens.splice(0, tokens.indexOf(')') + 1).slice(0, -1)))
    if (/^(and|or)$/.test(token)) isOr = token === 'or'
    isNegated = token === '!'
  }
  if (verdicts.length === 0) throw new Error()
  return (event) =>
    isOr ? verdicts.some((verdict) => verdict(event)) : verdicts.every((verdict) => verdict(event))
}

/**
 * Stands in for Segment's package that reads triggers, and for `@segment/fql-ts` that it imports: they weigh more than twice as
 * much, and the latter names no license. `validate` says what it says there of each trigger that the Segment app writes.
 */
export function parseFql(fql: string): Verdict | { error: Error } {
  try {
    return parse(lex(fql))
  } catch {
    return { error: new Error() }
  }
}

/** Whether an event meets a trigger that is valid. */
export const validate = (trigger: Verdict, event: Values): boolean => trigger(event)
