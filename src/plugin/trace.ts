import type { Context } from '@segment/analytics-next'
import { validate } from '@segment/destination-subscriptions'
import type { Fate } from '../fate'
import { addTrace, findTrace, inspection, type Trace } from '../inspection'
import { announce, debug, MAX_KEY_LENGTH } from '../report'
import type { Mapping } from './mappings'

// Names come from the visitor's data: without limits they could fill the memory of a page that stays open.
const MAX_NAMES = 100

let namesSaid = 0

/** What `read` gives, or undefined if a getter of the page throws. */
const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

const toLabel = ({ type, event, name = event }: Context['event']): string =>
  typeof name === 'string' ? `${type} "${name.slice(0, MAX_KEY_LENGTH)}"` : type

/** Notes an event that comes to a plugin, unless another one of them has: which of all `mappings` match. */
export function noteEvent(context: Context, mappings: Mapping[]): void {
  const { messageId } = context.event
  if (findTrace(messageId)) return
  // Each plugin asks again for its own: middleware of the page can give each another copy of the event. A trigger that fails does so
  // there, too, and is reported.
  const matches = mappings.filter(
    ({ trigger }) => attempt(() => validate(trigger, context.event)) !== false
  )
  const event = attempt(() => toLabel(context.event)) ?? 'event'
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
  if (fate.open) return
  fate.outcome = 'unmatched'
  if (namesSaid < MAX_NAMES && debug(`${event}: no mapping matches. ${mappings.length} are on.`))
    namesSaid += 1
  announce({ type: 'unmatched', event, messageId })
}
