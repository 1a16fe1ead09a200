import { createGrace } from './grace'
import { createInboxes } from './inboxes'
import type { Clock, Item } from './ports'
import { createPump, dropAll, LEFT, type Rules } from './pump'

/** The visits of a page, in their order. The first has the turn. */
export interface Visits {
  /** The app calls an event now: it belongs to the visit that is the latest now. */
  call: (messageId: string) => void
  /** Takes an item into the inbox of its visit: that of the event, or the latest. */
  take: (item: Item, messageId?: string) => void
  /** A boundary: the next visit gets the turn when the commands of those before it have left. */
  reset: () => void
  /** Delivers what can be delivered. */
  pump: () => void
  /** The page is left: a visit that is ending ends now, and those that have not begun never will. */
  leave: () => void
  /** Ends the visit that has the turn, and drops all that waits. */
  stop: (reason: string) => void
  /** Puts a new visit in the place of all, without a word. */
  restart: () => void
  /** Takes back what waits for the latest visit to be delivered. */
  takeBack: () => Item[]
  /** Whether the visit that has the turn is the latest. */
  isLatest: () => boolean
  /** Whether nothing waits to be delivered. */
  isIdle: () => boolean
}

/** Creates the queue of visits. Its states are drawn in docs/session.md. */
export function createVisits(clock: Clock, rules: Rules): Visits {
  const inboxes = createInboxes()
  const grace = createGrace(clock)
  const { pump, end, reopen } = createPump(inboxes, grace, rules)
  return {
    call: inboxes.call,
    take: (item, messageId = '') => {
      const reason = inboxes.put(item, messageId)
      if (reason) dropAll([item], reason)
      else pump()
    },
    reset: () => {
      if (inboxes.isSingle()) grace.begin(true)
      inboxes.add()
      pump()
    },
    pump,
    leave: () => {
      if (inboxes.isSingle()) return
      end()
      dropAll(inboxes.skip(), LEFT)
    },
    stop: (reason) => {
      dropAll(inboxes.clear(), reason)
      end()
      reopen()
    },
    restart: () => void inboxes.clear(),
    takeBack: inboxes.takeLatest,
    isLatest: inboxes.isSingle,
    isIdle: () => inboxes.isSingle() && !inboxes.peek()
  }
}
