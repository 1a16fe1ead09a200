import { createDelivery, LEFT } from './delivery'
import type { Grace } from './grace'
import { drain, type Visit } from './inbox'
import type { Intercom } from './ports'
import type { Delivery, Supplies } from './types'

/** The visits in their order: the first has the turn. It is never empty. */
export type List = [Visit, ...Visit[]]

/** What moves items from the inboxes to Intercom, and the turn from one visit to the next. */
export interface Pump {
  /** Delivers what can be delivered, and gives the turn to the next visit if the first can end. */
  pump: () => void
  /** Ends the visit that has the turn. What waits in a stub is not sent, for the `reason`. */
  end: (reason: string) => void
  /** Begins the visit that has the turn. After the page's own shutdown, it boots only if it must. */
  begin: (mustBoot?: boolean) => void
  /** Puts a visit behind the one at `place`, which ends there, and returns it. */
  insert: (place: number, visit: Visit) => Visit
  /** The delivery of the visit that has the turn. */
  current: () => Delivery
}

/** Creates what holds the delivery of the visit that has the turn. */
function createTurn(supplies: Supplies) {
  let delivery = createDelivery(supplies, supplies.ports.storage.readSettings().user_id)
  let hasEnded = false
  return {
    current: () => delivery,
    hasEnded: () => hasEnded,
    end: (reason: string): void => {
      if (!hasEnded) delivery.end(reason)
      hasEnded = true
    },
    begin: (mustBoot = false): void => {
      delivery = createDelivery({ ...supplies, settings: delivery.settings() })
      hasEnded = false
      delivery.begin(mustBoot)
    }
  }
}

/** Whether the turn of the visit with this `inbox` and `delivery` is over, once there is another. */
function canEnd({ inbox }: Visit, delivery: Delivery, grace: Grace, intercom: Intercom): boolean {
  if (grace.isOver()) return true
  const hasPassed = grace.hasPassed() && inbox.length === 0
  if (intercom.isLive()) return hasPassed && delivery.isQuiet()
  // If no Messenger is to come, nothing can leave.
  return !intercom.queue.isWaiting() || (hasPassed && !delivery.hasNews())
}

/** Creates the pump of the `visits`. Calls `drop` to take out the visit whose turn is over. */
export function createPump(visits: List, grace: Grace, supplies: Supplies, drop: () => void): Pump {
  const { intercom, storage } = supplies.ports
  const { current, hasEnded, end, begin } = createTurn(supplies)
  let isPumping = false

  const insert = (place: number, visit: Visit): Visit => {
    const before = visits[place] as Visit
    before.endedAt = grace.now()
    if (visits.length === 1) {
      grace.begin(before.endedAt, intercom.isLive())
      // A Messenger that comes now would take the cookies of an earlier visit for those of this one.
      if (intercom.queue.isWaiting()) storage.forgetVisitor()
    }
    visits.splice(place + 1, 0, visit)
    return visit
  }

  const deliver = (): void => {
    const [visit] = visits
    // A visit that is over before anything was called needs no boot.
    const needsBoot = visits.length === 1 || visit.inbox.length > 0
    const outcome = drain(visit.inbox, current(), grace)
    if (outcome === 'boot again') {
      end(LEFT)
      begin(true)
      deliver()
    } else if (outcome === 'another') insert(0, { ...visit, inbox: visit.inbox.splice(0) })
    if (!hasEnded() && needsBoot) current().settle()
  }

  const turn = (): void => {
    end(LEFT)
    // A visit in which nobody did anything needs no turn.
    do drop()
    while (visits.length > 1 && visits[0].inbox.length === 0 && grace.hasPassed(visits[0].endedAt))
    begin()
    grace.begin(visits[0].endedAt, intercom.isLive())
    deliver()
  }

  const pump = (): void => {
    // A page's listener can call this while an item is delivered.
    if (isPumping) return
    isPumping = true
    try {
      deliver()
      if (visits.length > 1) current().noteProgress(grace.hasPassed())
      while (visits.length > 1 && (hasEnded() || canEnd(visits[0], current(), grace, intercom)))
        turn()
      if (visits.length > 1) grace.wait(pump)
    } catch {
      // It would reach the app, out of analytics.reset() for example.
      supplies.report('session', 'something throws. Reload the page.')
    } finally {
      isPumping = false
    }
  }

  return { pump, end, begin, insert, current }
}
