import type { Report } from '../report'
import { createBoot } from './boot'
import { createEvents } from './events'
import { createPerson } from './person'
import type { BootSettings, Queue } from './ports'
import { isOfAPerson } from './queue'
import { send as sendTo } from './send'
import type { Delivery, Item, Supplies } from './types'
import { createUpdates } from './updates'

/** Why a visit's last commands are not sent. */
export const LEFT = 'not sent: the person has left.'

const UNANSWERED = 'may be lost: the person has left before Intercom answered.'

/** Drops and reports what waits in the `queue` for a person, and puts a shutdown there. */
function dropQueued(queue: Queue, settings: BootSettings, report: Report): void {
  for (const [name, argument] of queue.remove(isOfAPerson))
    // A boot or an update of the settings alone tells nothing of the person.
    if (argument && argument !== settings) report(name, LEFT)
  queue.insert(0, ['shutdown'])
}

/** Creates the delivery of a visit. `userId` is the user whom the page itself has named. */
export function createDelivery(supplies: Supplies, userId?: unknown): Delivery {
  const { ports, settings, report, tokens } = supplies
  const { intercom, storage } = ports
  const person = createPerson(userId)
  let hasSent = false

  const send = (item: Item): boolean => {
    const isSent = sendTo(ports, item)
    hasSent ||= isSent
    return isSent
  }
  const boot = createBoot(ports, settings, (command) => send({ command, report }))
  const updates = createUpdates(supplies, person, boot, send)
  const events = createEvents(intercom, send)
  const isUnanswered = (): boolean => hasSent && !intercom.isAnswered()

  return {
    ...boot,
    deliver: (item) => {
      intercom.look()
      const [name] = item.command
      if (name === 'update') return updates.deliver(item)
      boot.settle()
      if (name === 'trackEvent') events.deliver(item)
      else send(item)
      return 'done'
    },
    noteProgress: () => {
      intercom.look(true)
      if (isUnanswered()) updates.wait()
    },
    isUnanswered,
    areUpdatesAway: updates.areAway,
    end: () => {
      intercom.look(true)
      tokens?.clear()
      storage.forgetPerson()
      if (intercom.queue.isWaiting()) dropQueued(intercom.queue, settings, report)
      else if (intercom.isLive() && !intercom.isShut()) {
        if (!updates.areAway()) report('update', UNANSWERED)
        if (events.mayBeLost()) report('trackEvent', UNANSWERED)
        send({ command: ['shutdown'], report })
      }
      storage.forgetVisitor()
    },
    takeBack: () => {
      intercom.look(true)
      if (intercom.isAnswered() || intercom.isShut()) return []
      const known = person.known()
      if (!intercom.queue.isWaiting()) {
        // Only a shutdown makes the Messenger forget the events that wait inside it. This one keeps the cookies.
        intercom.send(['shutdown', false])
        person.forget()
        boot.renew()
      }
      const taken = events.takeBack()
      return Object.keys(known).length > 0 ? [['update', known], ...taken] : taken
    }
  }
}
