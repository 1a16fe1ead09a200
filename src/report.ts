import type { Context } from '@segment/analytics-next'
import { fateOf, findTrace } from './inspection'
import { type Fate, settles } from './fate'
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
  /** How many problems with the event there were so far. With it, only the first 20 are reported. */
  reports?: number
  /** The keys that are left out so far. */
  leftOut?: string[]
  /** What becomes of the event. */
  fate?: Fate
}

/** What a report needs of the context of an event. */
export interface EventContext {
  event?: { messageId?: string | undefined }
  log?: Context['log']
}

/** The name that Segment and every message of ours know this destination by. */
export const NAME = 'Intercom Web (Actions)'

// Keys come from the visitor's data: without limits they could fill the memory of a page that stays open.
const MAX_MESSAGES = 1000
/** How many characters of a key or a name from the visitor's data are told. */
export const MAX_KEY_LENGTH = 100

/** How many problems a mapping reports for an event one by one. */
export const MAX_REPORTS = 20

const said = new Set<string>()

let listener: ((event: DestinationEvent) => void) | undefined

/** Calls `tell` for each report from now on. Returns what was called before. */
export function onReport(tell: typeof listener): typeof listener {
  const before = listener
  listener = tell
  return before
}

/** Tells the page what becomes of an event. */
export const announce = (event: DestinationEvent): void => listener?.(event)

let isShown = false

/** Shows the messages that browsers hide else: those so far, and from now on. */
export function showMessages(): void {
  isShown = true
  for (const message of said) console.info(withName(message))
}

/** Logs a line about an event, if messages are shown. */
export const logLine = (message: string): void => {
  if (isShown) console.info(withName(message))
}

/** Puts our name before `message`, for the console, logs and errors. */
export const withName = (message: string): string => `[${NAME}] ${message}`

/**
 * Logs `message` once per page, and returns whether it is new. Browsers hide `console.debug` until you choose its level, so
 * `debug: true` shows it as info.
 */
export function debug(message: string): boolean {
  if (said.size >= MAX_MESSAGES || said.has(message)) return false
  said.add(message)
  if (isShown) console.info(withName(message))
  else console.debug(withName(message))
  return true
}

/** Logs a failure of the whole Messenger, which browsers always show. */
export const warn = (message: string): void => console.warn(withName(message))

/** Says where the value at `keys` of `mapping` comes from: ` at $.title`, ` at @if`; nothing if it is fixed, or not mapped. */
const toPlace = (mapping: unknown, [key, ...rest]: string[]): string => {
  const [[name, value] = ['']] = Object.entries(mapping ?? {})
  if (name.startsWith('@'))
    return ` at ${name === '@path' && typeof value === 'string' ? value : name}`
  return key === undefined ? '' : toPlace((mapping as Origin['mapping'])?.[key], rest)
}

/**
 * Creates a reporter for one event of `action`, or for anything else by its name. It reports to the console, the log of the
 * event and the page. If the action runs for a mapping, the message has its name and path.
 */
export function createReporter(
  action: string,
  context?: EventContext,
  origin: Origin = {}
): Report {
  const messageId = context?.event?.messageId
  // It may be none of the last events any more when something is reported.
  const { fate = fateOf(messageId) } = origin
  return (key, reason, part) => {
    // All reasons for which a whole event or command is not sent begin in this way.
    const isWhole = reason.startsWith('not sent')
    if (!isWhole && origin.reports !== undefined && (origin.reports += 1) > MAX_REPORTS) return
    const name = key.slice(0, MAX_KEY_LENGTH)
    if (reason.startsWith('left out')) origin.leftOut?.push(name)
    const place = toPlace(origin.mapping, part ? [part, key] : [key])
    const from = origin.name === undefined ? '' : ` (mapping "${origin.name}")`
    // The first sentence says what happened, and the place belongs to it.
    const sentences = reason.replace('.', () => `${place}${from}.`)
    const message = `${part ? `${action} ${part}` : action} "${name}": ${sentences}`
    debug(message)
    // The context of a test or of another library may have no log.
    context?.log?.('warn', withName(message))
    findTrace(messageId)?.messages.push(message)
    const type = isWhole && settles(fate, 'dropped') ? 'dropped' : 'problem'
    announce({ type, action, key: name, reason: sentences, messageId })
  }
}
