import { lex } from '../shims/tokens'
import { parseFql, validate } from '../shims/triggers'

type Event = Parameters<typeof validate>[1]

const BETWEEN = ['and', 'or', '(', ')']

// They take what they are about in parentheses, which are no group.
const isCall = (token: string): boolean => ['contains', 'match'].includes(token)

const isTight = (token: string, before?: string): boolean =>
  before === undefined || ['(', ')', ','].includes(token) || ['(', '!'].includes(before)

const toText = (tokens: string[]): string =>
  tokens.map((token, at) => (isTight(token, tokens[at - 1]) ? token : ` ${token}`)).join('')

const isMet = (condition: string, event: Event): boolean => {
  const trigger = parseFql(condition)
  // Segment ignores a condition that says nothing.
  return 'error' in trigger || validate(trigger, event)
}

/** The conditions of a valid trigger that an event does not meet, as they are written. The plugin's own parser reads them. */
export function unmetConditions(trigger: string, event: Event): string[] {
  const tokens = lex(trigger)
  const conditions: string[][] = [[]]
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift())
    if (BETWEEN.includes(token)) conditions.push([])
    else conditions.at(-1)?.push(token, ...(isCall(token) ? tokens.splice(0, 5) : []))
  return conditions.map(toText).filter((condition) => condition && !isMet(condition, event))
}
