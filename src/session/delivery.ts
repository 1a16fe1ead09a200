import type { Context } from '@segment/analytics-next'
import { messageIdOf, page, type Report } from '../report'
import { updatesLeft, withUpdate } from './budget'
import type { Attributes, Command } from '../client'
import { discard, fold } from './queue'
import type { BootSettings, Host, Item } from './host'
import { MAX_KEPT } from './nextPage'
import { createPerson, isNamed } from './person'
import type { Tokens } from './token'
import type { Outcome, Rules } from './visits'

// The last updates of the budget are for what Intercom does not know yet.
const RESERVE = 5

// A ping waits for the answer to the one before, so updates need time to leave, one after the other.
const UPDATE_MS = 1000

const UNANSWERED = 'may be lost: the person left before Intercom answered.'

const SHUT = 'dropped: the page has called shutdown. Call boot.'

/** Hands the commands of the visit that has the turn to Intercom. */
export interface Delivery extends Rules {
  /** Brings the Messenger to the page. */
  open: () => void
  /** Takes back what Intercom has not got yet: what is known of the person, and the events. */
  takeBack: () => Command[]
}

/** Creates the delivery of the commands of one visit after the other. */
export function createDelivery(
  host: Host,
  settings: BootSettings,
  ownReport: Report,
  tokens?: Tokens
): Delivery {
  const activator = settings.custom_launcher_selector
  const widget = activator === undefined ? {} : { widget: { activator } }
  let person = createPerson(host.readSettings().user_id)
  let boot: Command = ['boot', settings]
  let isBooting = false
  // The page itself has shut the live Messenger down: only somebody who is identified begins another.
  let isShut = false
  // Intercom counts a boot, too.
  let updates = [host.now()]
  // When the updates have left, as far as anybody can tell from here.
  let leftAt = 0
  let hasSent = false
  // Those that Intercom may still lose.
  let events: Command[] = []

  const tellSent = (command: string, context?: Context): void =>
    page.listener?.({ type: 'sent', command, messageId: messageIdOf(context) })

  const send = ({ command, report, context }: Item): boolean => {
    const reason = host.send(command)
    if (reason) report(command[0], reason)
    else {
      hasSent = true
      tellSent(command[0], context)
    }
    return !reason
  }

  const settle = (): void => {
    if (!isBooting) return
    isBooting = false
    send({ command: boot, report: ownReport })
  }

  const end = (): void => {
    const queue = host.findQueue()
    tokens?.clear()
    isBooting = false
    isShut = host.isLive() && host.isShut()
    host.forgetPerson()
    if (queue) {
      discard(queue, settings, ownReport)
      queue.unshift(['shutdown'])
    } else if (host.isLive() && !isShut) {
      if (host.now() < leftAt) ownReport('update', UNANSWERED)
      if (events.length > 0 && !host.isAnswered()) ownReport('trackEvent', UNANSWERED)
      send({ command: ['shutdown'], report: ownReport })
    }
    host.forgetVisitor()
  }

  const begin = (): void => {
    person = createPerson()
    boot = ['boot', settings]
    updates = [host.now()]
    events = []
    leftAt = 0
    hasSent = false
    const queue = host.findQueue()
    isBooting = !queue && !isShut
    // Behind the shutdown that has ended the visit before.
    queue?.splice(1, 0, boot)
    page.listener?.({ type: 'session' })
  }

  const sendUpdate = (attributes: Attributes, hasNews: boolean, item: Item): void => {
    const left = updatesLeft(updates, host.now())
    if (!hasNews && left <= RESERVE)
      item.report('update', 'not sent: it tells nothing new. Intercom takes 20 in 30 minutes.')
    else {
      if (left <= 0)
        item.report('update', 'may be lost: Intercom takes 20 in 30 minutes. Send fewer.')
      if (hasNews) leftAt = Math.max(leftAt, host.now()) + UPDATE_MS
      updates = withUpdate(updates, host.now())
      send({ ...item, command: ['update', attributes] })
    }
  }

  const tell = (verified: Attributes, item: Item): void => {
    const { context } = item
    const attributes: Attributes = { ...verified, ...widget }
    const news = person.tell(attributes)
    if (isBooting || host.findQueue()?.includes(boot)) {
      tellSent('update', context)
      for (const apart of fold(boot, news)) {
        settle()
        // The page has been told of the event already.
        sendUpdate(apart, true, { ...item, context: undefined })
      }
    } else {
      // It moves with every page view, and Intercom keeps it by itself.
      const hasNews = Object.keys(news).some((key) => key !== 'last_request_at')
      // Intercom drops a repetition, and with it the contact that an identify should have made.
      if (!hasNews && context?.event.type === 'identify' && person.isIdentified())
        attributes.last_request_at ??= Math.floor(host.now() / 1000)
      sendUpdate(attributes, hasNews, item)
    }
  }

  const update = (item: Item): Outcome => {
    const given = item.command[1] as Attributes
    if (!isBooting && host.isShut()) {
      if (!isNamed(given)) {
        item.report('update', SHUT)
        return 'done'
      }
      end()
      isShut = false
      begin()
    }
    // An update over the old identity would go out with the id of one person and the email of the other.
    if (person.isAnother(given)) return 'another'
    const verified = tokens ? tokens.add(given) : given
    if (verified === undefined) return 'wait'
    if (verified) tell(verified, item)
    else item.report('update', 'dropped: the token has expired.')
    return 'done'
  }

  const track = (item: Item): void => {
    if (host.isShut()) item.report('trackEvent', SHUT)
    else if (send(item)) {
      if (host.isAnswered()) events = []
      else if (events.length <= MAX_KEPT) events.push(item.command)
    }
  }

  return {
    open: () => {
      host.open(boot)
      page.listener?.({ type: 'session' })
    },
    deliver: (item) => {
      const [name] = item.command
      if (name === 'update') return update(item)
      settle()
      if (name === 'trackEvent') track(item)
      else send(item)
      return 'done'
    },
    settle,
    isQuiet: () => {
      // An update waits for the first answer, and then for its own turn.
      if (!hasSent || host.isAnswered()) return host.now() >= leftAt
      leftAt &&= Math.max(leftAt, host.now() + UPDATE_MS)
      return false
    },
    end,
    begin,
    takeBack: () => {
      if (host.isAnswered() || host.isShut()) return []
      const queue = host.findQueue()
      const known = person.known()
      const taken = events
      events = []
      if (queue)
        queue
          .splice(0)
          .forEach(
            (command) => taken.some((event) => event[2] === command?.[2]) || queue.push(command)
          )
      else {
        // Only a shutdown makes the Messenger forget the events that wait inside it. This one keeps the cookies.
        host.send(['shutdown', false])
        // What it has been told goes to the next page, or comes back to this one.
        person.forget()
        boot = ['boot', settings]
        isBooting = true
      }
      return Object.keys(known).length > 0 ? [['update', known], ...taken] : taken
    }
  }
}
