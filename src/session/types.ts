import type { Context } from '@segment/analytics-next'
import type { Attributes, Command } from '../client'
import type { Fate } from '../fate'
import type { SessionState } from '../inspection'
import type { Report } from '../report'
import type { BootSettings, Happening, Ports, Visitor } from './ports'
import type { Tokens } from './token'

/** A command on its way: of an event, if it has a message ID, or of the page's own code. */
export interface Item {
  command: Command
  report: Report
  /** When the app called it (ms since 1970). */
  at: number
  /** Whose it is. */
  visitor: Visitor
  messageId?: string | undefined
  fate: Fate
  /** Gives the items whose commands are in this one. JSON leaves it out. */
  parts?: () => Item[]
  /** Whether it comes of an identify. */
  isIdentify?: boolean
}

/**
 * What becomes of an item: nothing more, as it is delivered; it waits, and all that follows with it; it begins another person's visit; or it
 * begins a visit after the page's own shutdown.
 */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- what delivers has nothing to say most of the time
export type Outcome = void | 'wait' | 'another' | 'boot again'

/** What the deliveries of all visits have: the page, what every boot says, who is told of what is lost, and the tokens. */
export interface Supplies {
  ports: Ports
  settings: BootSettings
  report: Report
  tokens: Tokens | undefined
}

/** Hands the commands of one visit to Intercom. What it knows of the visit ends with the visit. */
export interface Delivery {
  /** Brings the Messenger to the page, with the boot of this visit. */
  open: () => void
  /** Begins the visit behind another one. After the page's own shutdown, it boots only if it must. */
  begin: (mustBoot: boolean) => void
  /** Delivers an item, or says why not. */
  deliver: (item: Item) => Outcome
  /** Everything that can be delivered for now is. */
  settle: () => void
  /** Notes how far Intercom has come with what was delivered to a visit that ends. */
  noteProgress: (hasPassed: boolean) => void
  /** Whether all that was delivered has left the page. */
  isQuiet: () => boolean
  /** Whether Intercom has been told, or is to be told, something of the person. */
  hasNews: () => boolean
  /** What every boot says, and what else was set for the Messenger on this page. */
  settings: () => BootSettings
  /** What Intercom was told of the person. */
  told: () => Attributes
  /** What is done when something happens to the Messenger. A boot that comes later says who the person is. */
  on: Record<Happening, () => void>
  /** Ends the visit: Intercom and the browser forget the person. What waits in a stub is not sent, for the `reason`. */
  end: (reason: string) => void
  /** Takes back what Intercom has not got yet: what is known of the person, and the events. */
  takeBack: () => Item[]
}

/** The visits of a page, in their order. The first has the turn. */
export interface Visits {
  /** Takes an item into the inbox of its visit: that of the event's visitor, or the latest. */
  take: (item: Item) => void
  /** A boundary: the next visit gets the turn when the commands of those before it have left. */
  reset: () => void
  /** Delivers what can be delivered, and gives the turn to the next visit if the first can end. */
  pump: () => void
  /** The page is left: a visit that is ending ends now, and those that have not begun never will. */
  leave: () => void
  /** Drops all that waits, for a new visit. */
  clear: (reason: string) => void
  /** Ends the visit that has the turn, and drops all that waits. */
  stop: (reason: string) => void
  /** Begins the visit that has the turn, after a stop. */
  begin: () => void
  /** Brings the Messenger to the page, for the first visit. */
  open: () => void
  /** Takes back what Intercom has not got yet. */
  takeBack: () => Item[]
  /** Takes what waits for the latest visit to be delivered. */
  takeInbox: () => Item[]
  /** Something happens to the Messenger. */
  happen: (what: Happening) => void
  /** Who the latest visit is about. */
  visitor: () => Visitor
  /** Delivers an update with a new token to the visit that has the turn, unless something waits there. */
  renew: (command: Command) => void
  /** What Intercom was told in the visit that has the turn. */
  told: () => Attributes
}

/** What the session does when something happens to the page. */
export interface PageListeners {
  /** The app calls `analytics.reset()`. */
  reset: () => void
  /** The visitor leaves the page. It may come back from the back/forward cache. */
  leave: () => void
  /** The page comes back from the back/forward cache. */
  comeBack: () => void
  /** An action calls `command` for the event of `context`, or the page's own code does, to be sent in its turn. */
  call: (command: Command, context?: Context) => void
  /** Takes the items that an earlier session has not delivered. */
  take: (items: Item[]) => void
  /** The page has loaded the plugin again: gives what the next session has to deliver. */
  retire: () => Item[]
  /** Something happens to the Messenger. */
  happen: (what: Happening) => void
  /** The page ends everything, for example because consent is withdrawn. */
  stop: () => void
  /** The page resumes what it has stopped. */
  start: () => void
  /** How far the session has come. */
  state: () => SessionState
}
