import type { Context } from '@segment/analytics-next'
import type { DestinationEvent, Settings, Subscription } from './types'

/** What the plugin knows of an event: names and keys, never values. */
export interface Trace {
  /** When it came to the plugin (ms since 1970). */
  at: number
  /** Its type and name: `track "Order Completed"`. */
  event: string
  messageId?: string | undefined
  /** The mappings that it matches. */
  mappings: { name: string }[]
  /** What they made of it: `Orders → trackEvent "Order Completed" (9 keys; left out: products)`. */
  commands: string[]
  /** What was reported about it. */
  messages: string[]
  /** How many of its mappings may still send something. */
  open: number
  /** What became of it. Undefined while it waits. */
  outcome?: 'sent' | 'dropped' | 'unmatched'
}

/** How far the session has come. */
export interface SessionState {
  /** Whether the page has stopped the destination. */
  isStopped: boolean
  /** The keys of the attributes that Intercom was told of the person. */
  keys: string[]
  /** How many updates Intercom still takes. */
  updatesLeft: number
  /** How many commands wait in the session, for each visit. */
  waiting: number[]
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
  session?: () => SessionState | undefined
}
