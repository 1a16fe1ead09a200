import type { Analytics, Context } from '@segment/analytics-next'
import { debug, type Note, noteOn } from '../diagnostics'
import { createBudget } from './budget'
import type { Attributes, Client, Intercom } from './client'
import { installStub, loadMessenger, MOST_QUEUED, type Stub } from './load'
import {
  type Command,
  completeSettings,
  findIntercom,
  findQueue,
  forgetPerson,
  readSettings
} from './page'
import { createPerson } from './person'
import { discard, fold } from './queue'
import { createTurns } from './turns'

/** What a session needs of the settings. */
export interface SessionSettings {
  /** What every boot says of the workspace and the launcher. */
  boot: Attributes & { app_id: string }
  /** Whether `analytics.reset()` ends the session. */
  shutdownOnReset: boolean
}

// The last updates of the budget are for what Intercom does not know yet.
const KEPT_FOR_NEWS = 5

/**
 * Starts Intercom on the page and gives the function that every action calls: it decides which command goes to Intercom
 * when. The states and their changes are drawn in docs/session.md.
 */
export function startSession(
  { boot: settings, shutdownOnReset }: SessionSettings,
  analytics?: Partial<Pick<Analytics, 'on'>>
): Client {
  let person = createPerson(readSettings().user_id)
  let budget = createBudget()
  let stub: Stub | undefined
  let boot: Command = ['boot', settings]

  const send = (command: Command, note: Note): void => {
    const intercom = findIntercom()
    const isFull = (findQueue()?.length ?? 0) >= MOST_QUEUED
    if (!intercom || (stub?.failed && intercom === stub)) {
      note(command[0], 'it is not sent, because the Messenger did not load.')
    } else if (isFull) {
      note(command[0], `it is not sent, because ${MOST_QUEUED} commands wait for the Messenger.`)
    } else {
      try {
        intercom(...command)
      } catch {
        note(command[0], 'it is lost, because the Messenger threw an error.')
      }
    }
  }

  const end = (): void => {
    const queue = findQueue()
    if (queue) discard(queue, boot, settings)
    else send(['shutdown'], noteOn('Intercom'))
  }

  const begin = (attributes: Attributes = {}): void => {
    forgetPerson()
    person = createPerson()
    person.tell(attributes)
    budget = createBudget()
    boot = ['boot', { ...settings, ...attributes }]
    if (stub?.failed) return
    const queue = findQueue()
    if (queue) queue.unshift(['shutdown'], boot)
    else send(boot, noteOn('Intercom'))
  }

  const turns = createTurns(end, begin)

  const update = (attributes: Attributes, note: Note): void => {
    const queue = findQueue()
    if (person.isAnother(attributes)) {
      turns.change(() => begin(attributes), queue !== undefined)
      return
    }
    const news = person.tell(attributes)
    if (queue?.includes(boot)) {
      fold(boot, news).forEach((apart) => send(['update', apart], note))
      return
    }
    const isNews = Object.keys(news).length > 0
    if (!isNews && budget.left() <= KEPT_FOR_NEWS) {
      note(
        'update',
        'it is not sent, because it tells nothing new and Intercom takes 20 in 30 minutes.'
      )
      return
    }
    if (budget.left() <= 0)
      note('update', 'it may be lost, because Intercom takes 20 in 30 minutes. Send fewer.')
    budget.spend()
    send(['update', attributes], note)
  }

  const forEvent = (context?: Context): Intercom => {
    const note = noteOn('Intercom', context)
    return (...command: Command) => {
      const run = (): void =>
        command[0] === 'update' ? update(command[1] as Attributes, note) : send(command, note)
      turns.take(context?.event?.messageId, run, (reason) => note(command[0], reason))
    }
  }

  const start = (): void => {
    const there = findIntercom()
    const { app_id } = readSettings()
    if (app_id !== undefined && app_id !== settings.app_id)
      debug('window.intercomSettings has another "app_id". Use one workspace on a page.')
    completeSettings(settings)
    if (there) {
      if (!findQueue()) send(['reattach_activator'], noteOn('Intercom'))
      budget.spend()
      send(['update', settings], noteOn('Intercom'))
    } else {
      stub = installStub()
      stub.q.push(boot)
      loadMessenger(settings.app_id, stub, () => completeSettings(settings))
    }
  }

  const listen = (): void => {
    analytics?.on?.('dispatch_start', (context?: Context) => {
      const messageId = context?.event?.messageId
      if (messageId) turns.called(messageId)
    })
    // Before the Messenger is there nothing can leave, and Intercom would lose what waits.
    analytics?.on?.('reset', () => {
      try {
        turns.reset(!findIntercom() || findQueue() !== undefined)
      } catch {
        // What a listener throws would come out of analytics.reset(), in the app.
        debug('The reset failed. Reload the page.')
      }
    })
  }

  start()
  if (shutdownOnReset) listen()
  return Object.assign(forEvent(), { forEvent })
}
