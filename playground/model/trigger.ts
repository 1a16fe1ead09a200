import { generateFql, parseFql, validate } from '@segment/destination-subscriptions'
import type { Json } from '../protocol'
import type { Keys } from './pointer'

type Condition = Exclude<ReturnType<typeof parseFql>, { error: Error }>['children'][number]

const operators: Record<string, string> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  number_equals: 'is the number',
  number_not_equals: 'is not the number',
  contains: 'contains',
  not_contains: 'does not contain',
  starts_with: 'starts with',
  not_starts_with: 'does not start with',
  ends_with: 'ends with',
  not_ends_with: 'does not end with',
  exists: 'exists',
  not_exists: 'does not exist',
  is_true: 'is true',
  is_false: 'is false'
}

const subjects: Record<string, string> = {
  'event-type': 'the type',
  event: 'the event name',
  userId: 'the user ID',
  name: 'the page name',
  'event-property': 'the property',
  'event-trait': 'the trait',
  'event-context': 'the context'
}

// In brackets if it is a group inside of another.
const describeCondition = (condition: Condition, isInner: boolean): string => {
  if (condition.type === 'group') {
    const text = condition.children
      .map((child) => describeCondition(child, condition.children.length > 1))
      .join(` ${condition.operator} `)
    return isInner ? `(${text})` : text
  }
  const subject = subjects[condition.type] ?? condition.type
  const named = 'name' in condition ? `${subject} ${condition.name}` : subject
  const value = 'value' in condition && condition.value !== undefined ? condition.value : ''
  const shown = value === '' ? '' : ` ${JSON.stringify(value)}`
  return `${named} ${operators[condition.operator] ?? condition.operator}${shown}`
}

/** A condition of a trigger in words, and whether an event meets it. */
export interface Part {
  text: string
  isMet: boolean
}

/** A trigger as the plugin reads it. */
export interface Trigger {
  /** Why it cannot be read. */
  error?: string
  /** How the plugin reads it if that is not what is written, or why no event meets it. */
  warning?: string
  /** The keys of events that its conditions look at. */
  keys: Keys[]
  operator: 'and' | 'or'
  parts: Part[]
}

// The words of a trigger. A word needs no quotation marks, and spaces between words change nothing.
const wordsOf = (trigger: string): string[] =>
  (trigger.match(/"(?:\\.|[^"\\])*"|[<>=!]+|[()]|[^\s"<>=!(),]+/g) ?? []).map((word) =>
    /^["<>=!()]/.test(word) ? word : `"${word}"`
  )

const isBracket = (word: string): boolean => word === '(' || word === ')'

const count = (words: string[], wanted: string): number =>
  words.filter((word) => word === wanted).length

// Whether the parser has made of a trigger what is written there. It skips what it does not expect.
function isAsWritten(trigger: string, read: string): boolean {
  const [words, others] = [wordsOf(trigger), wordsOf(read)]
  const inWords = (list: string[]): string => list.filter((word) => !isBracket(word)).join(' ')
  return inWords(words) === inWords(others) && count(words, '(') === count(words, ')')
}

// The conditions of a trigger, those in groups too.
const conditionsIn = (children: Condition[]): Exclude<Condition, { type: 'group' }>[] =>
  children.flatMap((child) => (child.type === 'group' ? conditionsIn(child.children) : [child]))

const places: Record<string, string> = {
  'event-property': 'properties',
  'event-trait': 'traits',
  'event-context': 'context'
}

// A condition that no event meets, though the parser takes it.
function mistakeIn(condition: ReturnType<typeof conditionsIn>[number]): string | undefined {
  const value = 'value' in condition ? String(condition.value) : ''
  if (condition.type === 'event-type' && !TYPES.includes(value))
    return `No event has the type "${value}". The types are ${TYPES.join(', ')}.`
  return /^'.*'$|[“”]/s.test(value)
    ? `Segment takes the marks of ${value} for a part of the name. Write "…".`
    : undefined
}

const TYPES = ['track', 'identify', 'page', 'group', 'alias', 'screen']

const meets = (condition: Condition, event: Json | undefined): boolean =>
  event !== undefined && validate({ type: 'group', operator: 'and', children: [condition] }, event)

/** Reads a trigger with the plugin's own parser, and looks which of its conditions an event meets. */
export function readTrigger(trigger: string, event?: Json): Trigger {
  const none: Trigger = { operator: 'and', parts: [], keys: [] }
  if (typeof trigger !== 'string' || !trigger.trim())
    return { ...none, error: 'There is no trigger, so this mapping never runs.' }
  const parsed = parseFql(trigger)
  if ('error' in parsed) {
    const { error } = parsed
    // A TypeError is a fault of the parser, and its message says nothing to a reader.
    const why = error instanceof TypeError ? '' : `: ${error.message}`
    const tip = 'Write conditions such as type = "track" and event = "Order Completed".'
    return { ...none, error: `This trigger cannot be read${why}. ${tip}` }
  }
  const read = generateFql(parsed)
  const { operator, children } = parsed
  const conditions = conditionsIn(children)
  const mistake = isAsWritten(trigger, read)
    ? conditions.map(mistakeIn).find((text) => text !== undefined)
    : `Segment reads this trigger as: ${read}`
  return {
    operator,
    keys: conditions.flatMap((condition) => {
      const place = places[condition.type]
      const isKey =
        place !== undefined && 'name' in condition && condition.operator !== 'not_exists'
      return isKey ? [[place, ...condition.name.split('.')]] : []
    }),
    parts: children.map((child) => ({
      text: describeCondition(child, true),
      isMet: meets(child, event)
    })),
    ...(mistake !== undefined && { warning: mistake })
  }
}
