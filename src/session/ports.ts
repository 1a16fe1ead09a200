import type { Attributes, Command } from '../client'
import type { Fate } from '../fate'
import type { DestinationEvent } from '../types'
import type { Budget } from './budget'

/** What every boot says: the workspace, its region, and the customer's own launcher. */
export type BootSettings = Attributes & { app_id: string }

/** Who uses the browser, as Segment knows them. */
export interface Visitor {
  userId: string
  anonymousId: string
}

/** What waits for the Messenger when the visitor leaves the page: for which visitor, and the commands with their times (ms). */
export interface Kept {
  visitor: Visitor
  items: { at: number; command: Command; messageId?: string | undefined; fate: Fate }[]
}

/** The time. */
export interface Clock {
  /** A time in milliseconds that never jumps. */
  now: () => number
  /** The time of the day, in milliseconds since 1970. */
  date: () => number
  /** Calls `run` after `ms` milliseconds, unless what it returns is called before. */
  after: (ms: number, run: () => void) => () => void
}

/** Intercom, as it is on the page when you ask. */
export interface Intercom {
  /** Brings the Messenger with `boot`, or tells the one that is there of the settings. */
  open: (boot: Command) => void
  /** Loads Intercom's script for a stub of ours, as `loadOn` says. */
  load: () => void
  /** Somebody is identified. */
  noteIdentity: () => void
  /** Cancels the load. */
  cancelLoad: () => void
  /** Puts a stub there, with which the Messenger comes back after it has lost its frame. */
  revive: () => void
  /** Hands `command` to what is at `window.Intercom` right now. Returns why it could not be sent, if so. */
  send: (command: Command) => string | undefined
  /** Whether the real Messenger is there. */
  isLive: () => boolean
  /** The updates that the Messenger there still takes. Each has a budget of its own. */
  budget: () => Budget
  /** Notes whether the Messenger is still on the page, and knows a visitor. */
  look: () => void
  /** Whether Intercom has answered the first ping of this visit. */
  isAnswered: () => boolean
  /** Whether the page itself has shut the Messenger down. */
  isShut: () => boolean
  /** The commands that wait in a stub for the Messenger. */
  queue: Queue
}

/** The commands that wait in a stub for the Messenger. */
export interface Queue {
  /** Whether there is a stub that waits. */
  isWaiting: () => boolean
  /** Whether `command` itself still waits. */
  has: (command: Command) => boolean
  /** Puts `command` at the place `index`. */
  insert: (index: number, command: Command) => void
  /** Removes and returns the commands of which `isMatch` is true. */
  remove: (isMatch: (command: Command) => boolean) => Command[]
}

/** What the browser keeps of the visitor. */
export interface Storage {
  /** What the page has in `window.intercomSettings`. */
  readSettings: () => Attributes
  /** Removes identity and custom attributes from `window.intercomSettings`. */
  forgetPerson: () => void
  /** Deletes what Intercom and this plugin keep of the visitor in the browser. */
  forgetVisitor: () => void
  /** Keeps what waits for the next page of the tab. Throws if the browser cannot. */
  keep: (kept: Kept) => void
  /** Takes what the last page of the tab has kept: no items if there is nothing. */
  takeKept: () => Kept
}

/** Through these the session sees the page, and nothing else of it. */
export interface Ports {
  clock: Clock
  intercom: Intercom
  storage: Storage
  /** Tells the page what happens. */
  tell: (event: DestinationEvent) => void
}

/**
 * What happens to the Messenger: it may have come or shut down, its script could not be loaded, or it has lost its frame
 * because the page has swapped its body.
 */
export type Happening = 'change' | 'fail' | 'lose'
