import { createGrace, type Grace } from './grace'
import { drain, dropAll, type Visit } from './inbox'
import { createDelivery, LEFT } from './delivery'
import type { Delivery, Supplies, Visits } from './types'

/** How many commands wait for a visit, and how many events wait to be performed. */
export const MAX_HELD = 1000

/** The visits in their order: the first has the turn. It is never empty. */
type List = [Visit, ...Visit[]]

// Holds the turn of a visit that has ended until the next one begins. No event belongs to it.
const OVER = -1

/** Whether the commands of a visit have had the time that they need to leave. Without a live Messenger, none can. */
const canEnd = ({ inbox }: Visit, delivery: Delivery, grace: Grace, isLive: boolean): boolean =>
  !isLive ||
  grace.isOver() ||
  (grace.hasPassed() && inbox.length === 0 && delivery.areUpdatesAway())

/** Creates the pump: it moves items from the inboxes to Intercom, and the turn from one visit to the next. */
function createPump(visits: List, grace: Grace, supplies: Supplies) {
  const { intercom, storage } = supplies.ports
  let delivery = createDelivery(supplies, storage.readSettings().user_id)
  let hasEnded = false
  let isPumping = false

  const end = (): void => {
    if (!hasEnded) delivery.end()
    hasEnded = true
  }

  const begin = (mustBoot = false): void => {
    delivery = createDelivery(supplies)
    hasEnded = false
    delivery.begin(mustBoot)
  }

  const deliver = (): void => {
    const [{ epoch, inbox }] = visits
    const outcome = drain(inbox, delivery, grace)
    if (outcome === 'boot again') {
      end()
      begin(true)
      deliver()
    } else if (outcome === 'another') {
      visits.splice(1, 0, { epoch, inbox: inbox.splice(0) })
      grace.begin()
    }
    if (!hasEnded) delivery.settle()
  }

  const pump = (): void => {
    // A page's listener can call this while an item is delivered.
    if (isPumping) return
    isPumping = true
    try {
      deliver()
      if (visits.length > 1) {
        delivery.noteProgress()
        // Events that wait for the answer leave a moment after it.
        if (delivery.isUnanswered()) grace.extend()
      }
      while (
        visits.length > 1 &&
        (hasEnded || canEnd(visits[0], delivery, grace, intercom.isLive()))
      ) {
        end()
        dropAll(visits.splice(0, 1), LEFT)
        begin()
        grace.begin()
        deliver()
      }
      if (visits.length > 1) grace.wait(pump)
    } finally {
      isPumping = false
    }
  }

  return { pump, end, begin, current: () => delivery }
}

/**
 * Creates the queue of visits. Its states are drawn in docs/session.md. They change in `pump`, and in two situations that
 * cannot wait: the visitor leaves the page, or the page stops the destination.
 */
export function createVisits(supplies: Supplies): Visits {
  const epochs = new Map<string, number>()
  let epoch = 0
  const visits: List = [{ epoch, inbox: [] }]
  const grace = createGrace(supplies.ports.clock)
  const { pump, end, begin, current } = createPump(visits, grace, supplies)

  const replace = (place: number, count: number): Visit[] => {
    epoch += 1
    return visits.splice(place, count, { epoch, inbox: [] })
  }

  return {
    noteCall: (messageId) => {
      epochs.set(messageId, epoch)
      const [oldest] = epochs.keys()
      if (epochs.size > MAX_HELD && oldest !== undefined) epochs.delete(oldest)
    },
    take: (item, messageId = '') => {
      const { command, report } = item
      const wanted = epochs.get(messageId) ?? epoch
      const visit = visits.filter((one) => one.epoch === wanted).pop()
      if (!visit) report(command[0], 'not sent: it ran after analytics.reset(). Await it first.')
      else if (visit.inbox.length >= MAX_HELD)
        report(command[0], `not sent: ${MAX_HELD} commands wait already.`)
      else {
        visit.inbox.push(item)
        pump()
      }
    },
    reset: () => {
      if (visits.length === 1) grace.begin()
      replace(visits.length, 0)
      pump()
    },
    pump,
    leave: () => {
      if (visits.length === 1) return
      end()
      dropAll(visits.splice(0, visits.length - 1, { epoch: OVER, inbox: [] }), LEFT)
    },
    stop: (reason) => {
      dropAll(replace(0, visits.length), reason)
      end()
    },
    clear: () => void replace(0, visits.length),
    begin: () => {
      begin()
      pump()
    },
    open: () => current().open(),
    takeBack: () => {
      const waiting = visits[visits.length - 1]?.inbox.splice(0) ?? []
      const unanswered = visits.length === 1 ? current().takeBack() : []
      return [...unanswered, ...waiting.map(({ command }) => command)]
    },
    isIdle: () => visits.length === 1 && visits[0].inbox.length === 0
  }
}
