import type { Command } from '../client'
import { createBoot } from './boot'
import { createEvents, UNANSWERED } from './events'
import { toItem } from './inlet'
import { createPerson } from './person'
import { isOfAPerson } from './queue'
import { createSender } from './send'
import type { Item, Supplies } from './types'
import { createUpdates } from './updates'
import { NOBODY } from './visitor'

/** What the delivery of a visit consists of, and what its parts do together. */
export type Parts = ReturnType<typeof createParts>

/** Creates what the delivery of a visit consists of. `userId` is the user whom the page itself has named. */
export function createParts(supplies: Supplies, userId: unknown) {
  const { ports, settings } = supplies
  const { clock, intercom } = ports
  const person = createPerson(userId)
  const sender = createSender(ports)
  let hasSent = false

  const ownItem = (command: Command): Item => toItem({ command, visitor: NOBODY, at: clock.date() })
  const send = (item: Item, isPart?: boolean): boolean => {
    const isSent = sender.send(item, isPart)
    hasSent ||= isSent
    return isSent
  }
  const boot = createBoot(ports, settings, (command) => send(ownItem(command)))
  const updates = createUpdates(supplies, person, boot, send, sender.note)
  const events = createEvents(clock, intercom, send)
  return {
    ...{ person, boot, updates, events, send, ownItem },
    isFull: sender.isFull,
    takeWaiting: sender.takeWaiting,
    /** The Messenger has forgotten all of it. */
    forget: () => {
      hasSent = false
      person.forget()
      boot.renew()
    },
    isAnswered: () => !hasSent || intercom.isAnswered(),
    look: () => {
      intercom.look()
      sender.look()
      events.watch()
    },
    /** Takes what waits in a stub out of it, and reports it. The page's own commands called `kept` stay there. */
    dropWaiting: (reason: string, kept?: string) => {
      const waiting = sender.takeWaiting()
      // The page was told of these before the Messenger lost its frame.
      for (const item of events.takeBack())
        if (!waiting.includes(item)) item.report('trackEvent', UNANSWERED)
      intercom.queue.remove((command) => isOfAPerson(command) && command[0] !== kept)
      // A boot of ours tells nothing of the person.
      for (const { command, report } of waiting)
        if (command[0] !== 'boot') report(command[0], reason)
    }
  }
}
