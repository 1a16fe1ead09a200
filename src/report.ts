import type { Context } from '@segment/analytics-next'
import type { DestinationEvent } from './types'

/**
 * Reports what is not sent: `key` is the offending one, `reason` says why and what to do, `part` is the part of the
 * call that the key belongs to ("metadata"). Never pass a value: traits, hashes and tokens are private.
 */
export type Report = (key: string, reason: string, part?: string) => void

/** The name that Segment and every message of ours know this destination by. */
export const NAME = 'Intercom Web (Actions)'

// Keys come from the visitor's data: without limits they could fill the memory of a page that stays open.
const MAX_MESSAGES = 1000
const MAX_KEY_LENGTH = 100
const said = new Set<string>()

let listener: ((event: DestinationEvent) => void) | undefined

/** Calls `tell` for each report from now on. Returns what was called before. */
export function onReport(tell: typeof listener): typeof listener {
  const before = listener
  listener = tell
  return before
}

/** `message` as people read it in the console, in logs and in errors. */
export const withName = (message: string): string => `[${NAME}] ${message}`

/** Logs `message` once on a page, for whoever looks for it: browsers hide `console.debug` until asked. */
export function debug(message: string): void {
  if (said.size < MAX_MESSAGES && !said.has(message)) {
    said.add(message)
    console.debug(withName(message))
  }
}

/** Logs a failure of the whole Messenger, for everybody to see. */
export const warn = (message: string): void => console.warn(withName(message))

/** Creates the reporter of an action, or of whatever `action` names, for one event. It reports to the console, to the log of the event's context, and to the page. */
export const createReporter =
  (action: string, context?: Context): Report =>
  (key, reason, part) => {
    const name = key.slice(0, MAX_KEY_LENGTH)
    const message = `${action}${part ? ` ${part}` : ''} "${name}": ${reason}`
    debug(message)
    // The context of a test or of another library may have no log.
    context?.log?.('warn', withName(message))
    listener?.({ type: 'dropped', action, key: name, reason, messageId: messageIdOf(context) })
  }

/** The ID that Segment gives the event of `context`. */
export const messageIdOf = (context?: Context): string | undefined => context?.event?.messageId
