import type { Context } from '@segment/analytics-next'
import { validate } from '@segment/destination-subscriptions'
import { addTrace, type Fate, findTrace, inspection, type Trace } from '../inspection'
import { announce, debug, MAX_KEY_LENGTH, messageIdOf } from '../report'
import type { Mapping } from './mappings'

// Names come from the visitor's data: without limits they could fill the memory of a page that stays open.
const MAX_NAMES = 100

let names = 0

const toLabel = ({ event }: Context): string => {
  try {
    const name = event.event ?? event.name
    return typeof name === 'string'
      ? `${event.type} "${name.slice(0, MAX_KEY_LENGTH)}"`
      : event.type
  } catch {
    // A getter of the page.
    return 'event'
  }
}

const isMatch = ({ trigger }: Mapping, { event }: Context): boolean => {
  try {
    return validate(trigger, event)
  } catch {
    // It fails again when it runs, and is reported there.
    return true
  }
}

/** Notes an event that comes to a plugin, unless another one of them has: which of all `mappings` match. */
export function noteEvent(context: Context, mappings: Mapping[]): void {
  const messageId = messageIdOf(context)
  if (findTrace(messageId)) return
  const matches = mappings.filter((mapping) => isMatch(mapping, context))
  const event = toLabel(context)
  const fate: Fate = { open: matches.length }
  const trace: Trace = {
    at: Date.now(),
    event,
    messageId,
    mappings: matches.map(({ name }) => name),
    commands: [],
    messages: [],
    fate
  }
  addTrace(trace)
  inspection.watch?.(context, trace)
  if (fate.open > 0) return
  fate.outcome = 'unmatched'
  if (names < MAX_NAMES && debug(`${event}: no mapping matches. ${mappings.length} are on.`))
    names += 1
  announce({ type: 'unmatched', event, messageId })
}
