import type { Context } from '@segment/analytics-next'
import { validate } from '@segment/destination-subscriptions'
import { addTrace, findTrace, inspection } from '../inspection'
import { announce, debug, MAX_KEY_LENGTH, messageIdOf } from '../report'
import type { Mapping } from './mappings'

// Names come from the visitor's data: without limits they could fill the memory of a page that stays open.
const MAX_NAMES = 100

const unmatched = new Set<string>()

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
  const names = mappings.filter((mapping) => isMatch(mapping, context)).map(({ name }) => name)
  const event = toLabel(context)
  const trace = {
    ...{ at: Date.now(), event, messageId, mappings: names, commands: [], messages: [] },
    fate: { open: names.length, ...(names.length === 0 && { outcome: 'unmatched' as const }) }
  }
  addTrace(trace)
  inspection.watch?.(context, trace)
  if (names.length > 0) return
  if (unmatched.size < MAX_NAMES) unmatched.add(event)
  if (unmatched.has(event)) debug(`${event}: no mapping matches. ${mappings.length} are on.`)
  announce({ type: 'unmatched', event, messageId })
}
