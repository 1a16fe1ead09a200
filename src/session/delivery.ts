import { MESSENGER_SETTINGS } from '../client'
import { filterKeys } from '../values/record'
import { UNANSWERED } from './events'
import { createParts, type Parts } from './parts'
import type { Intercom } from './ports'
import { FULL, NOT_LOADED } from './send'
import type { Delivery, Item, Supplies } from './types'

/** Why a visit's last commands are not sent. */
export const LEFT = 'not sent: the person has left.'

/** Takes back what Intercom may not have yet. It sends nothing of it any more. */
function takeBack(parts: Parts, intercom: Intercom): Item[] {
  const { person, updates, events, ownItem, takeWaiting, forget } = parts
  const items = events.takeBack()
  const waiting = takeWaiting().filter(({ command }) => command[0] === 'update')
  const mustForget = !intercom.isAnswered() || items.length > 0
  const known = mustForget || !updates.areAway() ? person.known() : []
  const [first, ...others] = known.map((one) => ({
    ...ownItem(['update', one]),
    at: person.toldAt()
  }))
  if (first) items.unshift({ ...first, parts: () => waiting }, ...others)
  // Page views alone are not worth another page's request.
  else for (const { report } of waiting) report('update', LEFT)
  if (mustForget && !intercom.queue.isWaiting()) {
    // Only a shutdown makes the Messenger forget the events that wait inside it. This one keeps the cookies.
    intercom.send(['shutdown', false])
    // The next page sends it all again, or this one if it comes back.
    forget()
  }
  return items
}

/** What is done when something happens to the Messenger. */
const toReactions = (
  { person, boot, events, look, dropWaiting }: Parts,
  { isShut, queue, revive }: Intercom
): Delivery['on'] => ({
  change: look,
  fail: () => {
    dropWaiting(NOT_LOADED)
    boot.renew(person.told())
  },
  lose: () => {
    const wasShut = isShut()
    revive()
    if (wasShut) return queue.insert(0, ['shutdown'])
    boot.renew(person.told())
    events.deliverAgain()
  }
})

/** Creates the delivery of a visit. `userId` is the user whom the page itself has named. */
export function createDelivery(supplies: Supplies, userId?: unknown): Delivery {
  const { settings, tokens } = supplies
  const { intercom, storage } = supplies.ports
  const parts = createParts(supplies, userId)
  const { person, boot, updates, events, send, ownItem, isAnswered, look, dropWaiting } = parts

  return {
    ...boot,
    begin: (mustBoot) => {
      intercom.budget().renew()
      boot.begin(mustBoot)
    },
    settings: () => ({
      ...settings,
      ...filterKeys(person.told(), (key) => MESSENGER_SETTINGS.includes(key))
    }),
    told: person.told,
    deliver: (item) => {
      look()
      const [name] = item.command
      if (item.messageId && parts.isFull()) return item.report(name, FULL)
      if (name === 'update') return updates.deliver(item)
      boot.settle()
      if (name === 'trackEvent') events.deliver(item)
      else send(item)
    },
    noteProgress: (hasPassed) => {
      look()
      if (intercom.queue.isWaiting()) boot.hideLauncher()
      if (hasPassed && !isAnswered()) updates.wait()
    },
    isQuiet: () => intercom.isShut() || (isAnswered() && updates.areAway() && events.areAway()),
    hasNews: () =>
      Object.keys(person.told()).some((key) => !MESSENGER_SETTINGS.includes(key)) ||
      !events.areAway(),
    end: (reason) => {
      look()
      tokens?.clear()
      storage.forgetPerson()
      if (!intercom.isLive()) {
        dropWaiting(reason)
        intercom.queue.insert(0, ['shutdown'])
      } else if (!intercom.isShut() && !boot.isPending()) {
        if (!updates.areAway()) updates.reportLoss(UNANSWERED)
        if (!events.areAway())
          for (const item of events.takeBack()) item.report('trackEvent', UNANSWERED)
        send(ownItem(['shutdown']))
      }
      storage.forgetVisitor()
    },
    on: toReactions(parts, intercom),
    takeBack: () => {
      look()
      if (!intercom.isShut()) return takeBack(parts, intercom)
      dropWaiting(LEFT, 'shutdown')
      person.forget()
      return []
    }
  }
}
