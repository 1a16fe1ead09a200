import { generateFql, parseFql, validate } from '@segment/destination-subscriptions'
import type { Json } from '../protocol'

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
  /** How the plugin reads it, if that is not what is written. */
  warning?: string
  operator: 'and' | 'or'
  parts: Part[]
}

// Spaces, quotes and brackets that change nothing.
const bare = (trigger: string): string => trigger.replace(/[\s()"]/g, '')

const meets = (condition: Condition, event: Json | undefined): boolean =>
  event !== undefined && validate({ type: 'group', operator: 'and', children: [condition] }, event)

/** Reads a trigger with the plugin's own parser, and looks which of its conditions an event meets. */
export function readTrigger(trigger: string, event?: Json): Trigger {
  const none = { operator: 'and', parts: [] } as const
  if (typeof trigger !== 'string' || !trigger.trim())
    return { ...none, parts: [], error: 'There is no trigger, so this mapping never runs.' }
  const parsed = parseFql(trigger)
  if ('error' in parsed) {
    const { error } = parsed
    // A TypeError is a fault of the parser, and its message says nothing to a reader.
    const why = error instanceof TypeError ? '' : `: ${error.message}`
    const tip = 'Write conditions such as type = "track" and event = "Order Completed".'
    return { ...none, parts: [], error: `This trigger cannot be read${why}. ${tip}` }
  }
  const read = generateFql(parsed)
  const { operator, children } = parsed
  return {
    operator,
    parts: children.map((child) => ({
      text: describeCondition(child, true),
      isMet: meets(child, event)
    })),
    ...(bare(read) !== bare(trigger) && {
      warning: `It is not complete, or not written as Segment reads it. It counts as: ${read}`
    })
  }
}
