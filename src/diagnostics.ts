import type { Context } from '@segment/analytics-next'

/**
 * Names what is not sent: `key` is the offending one, `reason` says why and what to do, `part` is the part of the
 * call that the key belongs to ("metadata"). A value never goes in: traits, hashes and tokens are private.
 */
export type Report = (key: string, reason: string, part?: string) => void

/** The name that Segment and every message of ours know this destination by. */
export const NAME = 'Intercom Web (Actions)'

// Keys come from the visitor's data: without limits they could fill the memory of a page that stays open.
const MAX_MESSAGES = 1000
const MAX_KEY_LENGTH = 100
const said = new Set<string>()

/** `message` as it stands in the console, in logs and in errors. */
export const withName = (message: string): string => `[${NAME}] ${message}`

/** Says once on a page what went wrong with data: browsers hide `console.debug` until somebody looks for it. */
export function debug(message: string): void {
  if (said.size < MAX_MESSAGES && !said.has(message)) {
    said.add(message)
    console.debug(withName(message))
  }
}

/** The notes of one action (or of whatever `where` names) about one event: in the console, and in its context's log. */
export const createReporter =
  (where: string, context?: Context): Report =>
  (key, reason, part) => {
    const message = `${where}${part ? ` ${part}` : ''} "${key.slice(0, MAX_KEY_LENGTH)}": ${reason}`
    debug(message)
    // The context of a test or of another library may have no log.
    context?.log?.('warn', withName(message))
  }
