import type { Context } from '@segment/analytics-next'
import type { DestinationEvent } from './types'

/**
 * Reports what is not sent: `key` is the offending one, `reason` says what happened, and what to do about it.
 * `part` is the field that the key is in ("event_metadata"). Never pass a value: traits, hashes and tokens are private.
 */
export type Report = (key: string, reason: string, part?: string) => void

/** The mapping that an action runs for. Segment's own runtime hands over no name. */
export interface Origin {
  name?: string
  mapping?: Record<string, unknown>
}

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

/** Puts our name before `message`, for the console, logs and errors. */
export const withName = (message: string): string => `[${NAME}] ${message}`

/** Logs `message` once per page. Browsers hide `console.debug` until you choose its level. */
export function debug(message: string): void {
  if (said.size < MAX_MESSAGES && !said.has(message)) {
    said.add(message)
    console.debug(withName(message))
  }
}

/** Logs a failure of the whole Messenger, which browsers always show. */
export const warn = (message: string): void => console.warn(withName(message))

/** The path or the directive that makes the value at `keys` of `mapping`; undefined if it is a fixed value, or not mapped. */
const toSource = (mapping: unknown, [key, ...rest]: string[]): string | undefined => {
  const [name = '', value] = Object.entries(mapping ?? {})[0] ?? []
  if (typeof value === 'string' && name === '@path') return value
  if (name.startsWith('@')) return name
  return key === undefined ? undefined : toSource((mapping as Origin['mapping'])?.[key], rest)
}

/** Says where a key comes from, to go on with a sentence: ` at $.title (mapping "Orders")`, ` at @if`. */
const toPlace = ({ name, mapping }: Origin, keys: string[]): string => {
  const source = toSource(mapping, keys)
  const at = source === undefined ? '' : ` at ${source}`
  return name === undefined ? at : `${at} (mapping "${name}")`
}

/**
 * Creates a reporter for one event of `action`, or for anything else by its name. It reports to the console, the log of the
 * event and the page. If the action runs for a mapping, the message has its name and path.
 */
export const createReporter =
  (action: string, context?: Context, origin: Origin = {}): Report =>
  (key, reason, part) => {
    const name = key.slice(0, MAX_KEY_LENGTH)
    const place = toPlace(origin, part === undefined ? [key] : [part, key])
    // The first sentence says what happened, and the place belongs to it.
    const sentences = reason.replace('.', () => `${place}.`)
    const message = `${action}${part === undefined ? '' : ` ${part}`} "${name}": ${sentences}`
    debug(message)
    // The context of a test or of another library may have no log.
    context?.log?.('warn', withName(message))
    listener?.({
      type: 'dropped',
      action,
      key: name,
      reason: sentences,
      messageId: messageIdOf(context)
    })
  }

/** The ID that Segment gives the event of `context`. */
export const messageIdOf = (context?: Context): string | undefined => context?.event?.messageId
