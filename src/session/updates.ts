import type { Attributes } from '../client'
import { updatesLeft, withUpdate } from './budget'
import { isNamed } from './person'
import type { Item } from './ports'
import { fold } from './queue'
import { begin, type Delivering, end, hand, settle, tellSent } from './turn'
import type { Outcome } from './pump'

// The last updates of the budget are for what Intercom does not know yet.
const RESERVE = 5

/** How long an update needs to leave (ms): a ping waits for the answer to the one before. */
export const UPDATE_MS = 1000

/** Why nothing is sent after the page's own `shutdown`. */
export const SHUT = 'dropped: the page has called shutdown. Call boot.'

const toWidget = (activator: unknown): Attributes =>
  activator === undefined ? {} : { widget: { activator } }

function sendUpdate(to: Delivering, attributes: Attributes, hasNews: boolean, item: Item): void {
  const { clock, turn } = to
  const now = clock.now()
  const left = updatesLeft(turn.updates, now)
  if (!hasNews && left <= RESERVE) {
    item.report('update', 'not sent: it tells nothing new. Intercom takes 20 in 30 minutes.')
    return
  }
  if (left <= 0) item.report('update', 'may be lost: Intercom takes 20 in 30 minutes. Send fewer.')
  if (hasNews) turn.leftAt = Math.max(turn.leftAt, now) + UPDATE_MS
  turn.updates = withUpdate(turn.updates, now)
  hand(to, { ...item, command: ['update', attributes] })
}

function foldIntoBoot(to: Delivering, news: Attributes, item: Item): void {
  tellSent(to, 'update', item.context)
  for (const apart of fold(to.turn.boot, news)) {
    settle(to)
    // The page has been told of the event already.
    sendUpdate(to, apart, true, { ...item, context: undefined })
  }
}

function tellIntercom(to: Delivering, verified: Attributes, item: Item): void {
  const { clock, intercom, settings, turn } = to
  const attributes = { ...verified, ...toWidget(settings.custom_launcher_selector) }
  const news = turn.person.tell(attributes)
  if (turn.isBooting || intercom.queue.has(turn.boot)) {
    foldIntoBoot(to, news, item)
    return
  }
  // It moves with every page view, and Intercom keeps it by itself.
  const hasNews = Object.keys(news).some((key) => key !== 'last_request_at')
  // Intercom drops a repetition, and with it the contact that an identify should have made.
  if (!hasNews && item.context?.event.type === 'identify' && turn.person.isIdentified())
    attributes.last_request_at ??= Math.floor(clock.now() / 1000)
  sendUpdate(to, attributes, hasNews, item)
}

/** Tells Intercom what an update says of the person, or that somebody looks at a page. */
export function deliverUpdate(to: Delivering, item: Item): Outcome {
  const given = item.command[1] as Attributes
  if (!to.turn.isBooting && to.intercom.isShut()) {
    if (!isNamed(given)) {
      item.report('update', SHUT)
      return 'done'
    }
    end(to)
    begin(to, true)
  }
  const { person } = to.turn
  // An update over the old identity would go out with the id of one person and the email of the other.
  if (person.isAnother(given)) return 'another'
  person.meet(given)
  const verified = to.tokens?.add(given) ?? { kind: 'ready', attributes: given }
  if (verified.kind === 'wait') return 'wait'
  if (verified.kind === 'ready') tellIntercom(to, verified.attributes, item)
  else item.report('update', 'dropped: the token has expired.')
  return 'done'
}
