import type { Command } from '../client'
import type { Report } from '../report'
import { MAX_KEPT } from './nextPage'
import type { BootSettings, Item, Ports } from './ports'
import { isSameEvent } from './queue'
import type { Tokens } from './token'
import { begin, createTurn, type Delivering, end, hand, settle } from './turn'
import { deliverUpdate, SHUT, UPDATE_MS } from './updates'
import type { Rules } from './pump'

/** Hands the commands of the visit that has the turn to Intercom. */
export interface Delivery extends Rules {
  /** Brings the Messenger to the page. */
  open: () => void
  /** Takes back what Intercom has not got yet: what is known of the person, and the events. */
  takeBack: () => Command[]
}

function track(to: Delivering, item: Item): void {
  const { intercom, turn } = to
  if (intercom.isShut()) item.report('trackEvent', SHUT)
  else if (hand(to, item)) {
    if (intercom.isAnswered()) turn.events = []
    else if (turn.events.length <= MAX_KEPT) turn.events.push(item.command)
  }
}

function takeBack(to: Delivering): Command[] {
  const { intercom, settings, turn } = to
  const { events, person } = turn
  if (intercom.isAnswered() || intercom.isShut()) return []
  const known = person.known()
  turn.events = []
  if (intercom.queue.isWaiting())
    intercom.queue.remove((command) => events.some((event) => isSameEvent(command, event)))
  else {
    // Only a shutdown makes the Messenger forget the events that wait inside it. This one keeps the cookies.
    intercom.send(['shutdown', false])
    // What it has been told goes to the next page, or comes back to this one.
    person.forget()
    turn.boot = ['boot', settings]
    turn.isBooting = true
  }
  return Object.keys(known).length > 0 ? [['update', known], ...events] : events
}

/** Creates the delivery of the commands of one visit after the other. */
export function createDelivery(
  ports: Ports,
  settings: BootSettings,
  report: Report,
  tokens?: Tokens
): Delivery {
  const { clock, intercom, storage, tell } = ports
  const turn = createTurn(settings, clock.now(), storage.readSettings().user_id)
  const to: Delivering = { ...ports, settings, report, tokens, turn }
  return {
    open: () => {
      intercom.open(to.turn.boot)
      tell({ type: 'session' })
    },
    deliver: (item) => {
      intercom.look()
      const [name] = item.command
      if (name === 'update') return deliverUpdate(to, item)
      settle(to)
      if (name === 'trackEvent') track(to, item)
      else hand(to, item)
      return 'done'
    },
    settle: () => settle(to),
    isLive: intercom.isLive,
    noteProgress: () => {
      intercom.look()
      // An update waits for the first answer, and then for its own turn.
      if (to.turn.leftAt > 0 && to.turn.hasSent && !intercom.isAnswered())
        to.turn.leftAt = Math.max(to.turn.leftAt, clock.now() + UPDATE_MS)
    },
    isQuiet: () => (!to.turn.hasSent || intercom.isAnswered()) && clock.now() >= to.turn.leftAt,
    end: () => {
      intercom.look()
      end(to)
    },
    begin: () => begin(to),
    takeBack: () => {
      intercom.look()
      return takeBack(to)
    }
  }
}
