import { generateFql, parseFql, validate } from '@segment/destination-subscriptions'
import type { Json } from '../protocol'
import { type Condition, describeCondition } from './describe'

/** A condition of a trigger in words, and whether an event meets it. */
export interface Part {
  text: string
  isMet: boolean
}

/** A trigger as the plugin reads it. */
export interface Trigger {
  /** Why it cannot be read. */
  error?: string
  /** What it says in the plugin's reading, if that is not what is written. */
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
    // A TypeError is the parser's stumbling, and says nothing to a reader.
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
