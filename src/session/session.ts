import type { Analytics, Context } from '@segment/analytics-next'
import { debug, type Report, createReporter } from '../diagnostics'
import { updatesLeft, withUpdate } from './budget'
import type { Attributes, Client, Intercom } from './client'
import { type Command, findQueue, forgetPerson, isLive, readSettings } from '../messenger/page'
import { createPerson } from './person'
import { discard, fold } from './fold'
import { send } from '../messenger/send'
import { type BootSettings, startMessenger } from '../messenger/start'
import { createTurns } from './visits'

// The last updates of the budget are for what Intercom does not know yet.
const KEPT_FOR_NEWS = 5

/**
 * Starts Intercom on the page and gives the function that every action calls: it decides which command goes to Intercom
 * when. Its states are drawn in docs/session.md. Where `shutdownOnReset`, `analytics.reset()` ends the session.
 */
export function startSession(
  settings: BootSettings,
  shutdownOnReset: boolean,
  analytics?: Partial<Pick<Analytics, 'on'>>
): Client {
  const ownNote = createReporter('Intercom')
  const activator = settings.custom_launcher_selector
  const widget = activator === undefined ? {} : { widget: { activator } }
  let person = createPerson(readSettings().user_id)
  let sent: number[] = []
  let boot = startMessenger(settings, ownNote)
  if (!findQueue()?.includes(boot)) sent = withUpdate(sent)

  const end = (): void => {
    const queue = findQueue()
    if (queue) discard(queue, settings)
    else send(['shutdown'], ownNote)
  }

  const begin = (attributes?: Attributes): void => {
    forgetPerson()
    person = createPerson()
    sent = []
    boot = ['boot', settings]
    if (attributes) fold(boot, person.tell(attributes))
    const queue = findQueue()
    if (queue) queue.unshift(['shutdown'], boot)
    else send(boot, ownNote)
  }

  const turns = createTurns(end, begin)

  const sendUpdate = (attributes: Attributes, hasNews: boolean, report: Report): void => {
    const left = updatesLeft(sent)
    if (!hasNews && left <= KEPT_FOR_NEWS) {
      report(
        'update',
        'it is not sent, because it tells nothing new and Intercom takes 20 in 30 minutes.'
      )
      return
    }
    if (left <= 0)
      report('update', 'it may be lost, because Intercom takes 20 in 30 minutes. Send fewer.')
    sent = withUpdate(sent)
    send(['update', attributes], report)
  }

  // It moves with every page view, and Intercom keeps it by itself.
  const isNews = (key: string): boolean => key !== 'last_request_at'

  const update = (told: Attributes, report: Report): void => {
    const attributes = { ...told, ...widget }
    // An update over the old identity would go out with the id of one person and the email of the other.
    if (person.isAnother(attributes)) {
      turns.change(() => begin(attributes), !isLive())
      return
    }
    const news = person.tell(attributes)
    if (findQueue()?.includes(boot)) {
      for (const apart of fold(boot, news)) sendUpdate(apart, true, report)
    } else sendUpdate(attributes, Object.keys(news).some(isNews), report)
  }

  const forEvent = (context?: Context): Intercom => {
    const report = createReporter('Intercom', context)
    return (...command: Command) => {
      const [name, attributes] = command
      const run = (): void =>
        name === 'update' ? update(attributes as Attributes, report) : send(command, report)
      turns.take(context?.event?.messageId, run, (reason) => report(name, reason))
    }
  }

  if (shutdownOnReset) {
    analytics?.on?.('dispatch_start', (context?: Context) => {
      const messageId = context?.event?.messageId
      if (messageId) turns.called(messageId)
    })
    analytics?.on?.('reset', () => {
      try {
        // Before the Messenger is there nothing can leave, and Intercom would lose what waits.
        turns.reset(!isLive())
      } catch {
        // What a listener throws would come out of analytics.reset(), in the app.
        debug('The reset failed. Reload the page.')
      }
    })
  }
  return Object.assign(forEvent(), { forEvent })
}
