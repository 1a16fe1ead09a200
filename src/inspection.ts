import type { Context } from '@segment/analytics-next'
import type { Fate } from './fate'
import type { Settings, Subscription } from './types'

/** What the plugin knows of an event: names and keys, never values. */
export interface Trace {
  /** When it came to the plugin (ms since 1970). */
  at: number
  /** Its type and name: `track "Order Completed"`. */
  event: string
  messageId: string | undefined
  /** The names of the mappings that it matches. */
  mappings: string[]
  /** What they made of it: `Orders → trackEvent "Order Completed" (9 keys; left out: products)`. */
  commands: string[]
  /** What was reported about it. */
  messages: string[]
  fate: Fate
}

/** How far the session has come. */
export interface SessionState {
  /** The keys of the attributes that Intercom was told of the person. */
  keys: string[]
  /** How many updates Intercom still takes. */
  updates: number
}

/** What the destination on the page tells an inspector. */
export interface Inspection {
  version: string
  /** What the workspace or the page gave. */
  settings: Settings
  subscriptions: Subscription[]
  /** The last 20 events, the latest last. */
  recent: Trace[]
  /** Called for each event before the plugin runs it. It must not throw. */
  watch?: (context: Context, trace: Trace) => void
  /** Undefined until Analytics.js has loaded the destination, and if a setting can never work. */
  session?: () => SessionState
}

const MAX_RECENT = 20

/** What the latest load of the plugin tells an inspector. */
export const inspection: Partial<Inspection> & Pick<Inspection, 'recent'> = { recent: [] }

/** Finds the trace of an event with an ID, if it is one of the last. */
export const findTrace = (messageId: string | undefined): Trace | undefined =>
  inspection.recent.find((trace) => messageId !== undefined && trace.messageId === messageId)

/** The fate of the event with an ID. If it is none of the last events, that is what is known of it. */
export const fateOf = (messageId: string | undefined, known: Fate = { open: 1 }): Fate =>
  findTrace(messageId)?.fate ?? known

/** Adds the trace of an event that has just come. */
export function addTrace(trace: Trace): void {
  inspection.recent = [...inspection.recent, trace].slice(-MAX_RECENT)
}
