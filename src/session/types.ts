import type { Context } from '@segment/analytics-next'
import type { Command } from '../client'
import type { Report } from '../report'
import type { BootSettings, Ports } from './ports'
import type { Tokens } from './token'

/** A command on its way: of an event, if it has a context, or of the page's own code. */
export interface Item {
  command: Command
  report: Report
  context?: Context | undefined
}

/**
 * What becomes of an item: it is delivered; it waits, and all that follows with it; it begins another person's visit; or it
 * begins a visit after the page's own shutdown.
 */
export type Outcome = 'done' | 'wait' | 'another' | 'boot again'

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
  /** Notes how far Intercom has come with what was delivered. */
  noteProgress: () => void
  /** Whether something was sent, and Intercom has not answered the first ping yet. */
  isUnanswered: () => boolean
  /** Whether the updates have left the page. */
  areUpdatesAway: () => boolean
  /** Ends the visit: Intercom and the browser forget the person. */
  end: () => void
  /**
   * Takes back what Intercom has not got yet: what is known of the person, and the events. The next page sends them again, or
   * this one if it comes back.
   */
  takeBack: () => Command[]
}

/** The visits of a page, in their order. The first has the turn. */
export interface Visits {
  /** The app calls an event now: it belongs to the visit that is the latest now. */
  noteCall: (messageId: string) => void
  /** Takes an item into the inbox of its visit: that of the event, or the latest. */
  take: (item: Item, messageId?: string) => void
  /** A boundary: the next visit gets the turn when the commands of those before it have left. */
  reset: () => void
  /** Delivers what can be delivered, and gives the turn to the next visit if the first can end. */
  pump: () => void
  /** The page is left: a visit that is ending ends now, and those that have not begun never will. */
  leave: () => void
  /** Ends the visit that has the turn, and drops all that waits. */
  stop: (reason: string) => void
  /** Puts a new visit in the place of all, without a word. */
  clear: () => void
  /** Begins the visit that has the turn, after a stop. */
  begin: () => void
  /** Brings the Messenger to the page, for the first visit. */
  open: () => void
  /** Takes back what waits for the latest visit to be delivered, and what Intercom has not got yet. */
  takeBack: () => Command[]
  /** Whether nothing waits to be delivered. */
  isIdle: () => boolean
}
