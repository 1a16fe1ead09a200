import type { Analytics, Context } from '@segment/analytics-next'
import type { Attributes, Client, Command, Send } from '../client'
import { createReporter, debug, messageIdOf } from '../report'
import type { GetUserToken, Settings } from '../types'
import { createLeaving } from './leaving'
import type { BootSettings, PageListeners, Ports, Visitor } from './ports'
import { createTokens } from './token'
import type { Visits } from './types'
import { createVisits } from './visits'

/** The part of Analytics.js that a session uses. */
export type SessionAnalytics = Partial<Pick<Analytics, 'on' | 'user'>>

/** The session of a page, between the actions and Intercom. */
export interface Session {
  /** What every action calls: it decides which command goes to Intercom when. */
  client: Client
  /** What the session does when something happens to the page. */
  listeners: PageListeners
  /** Brings Intercom to the page, unless the page starts stopped. */
  open: () => void
}

const STOPPED = 'not sent: the page has stopped the destination. Start it again.'

const toClient = (take: (command: Command, context?: Context) => void): Client => {
  const forEvent =
    (context?: Context): Send =>
    (...command: Command) =>
      take(command, context)
  return Object.assign(forEvent(), { forEvent })
}

const createParts = (
  ports: Ports,
  settings: BootSettings,
  getUserToken: GetUserToken | undefined,
  analytics: SessionAnalytics
) => {
  const { clock, intercom } = ports
  const report = createReporter('Intercom')
  const onSettled = (renewed?: Attributes): void => {
    // If an update waits, it takes the new token along.
    if (renewed && visits.isIdle() && !intercom.isShut())
      visits.take({ command: ['update', renewed], report })
    visits.pump()
  }
  const tokens =
    getUserToken && createTokens(getUserToken, clock, createReporter('setting'), onSettled)
  const visits = createVisits({ ports, settings, report, tokens })
  const findVisitor = (): Visitor => {
    const user = analytics.user?.()
    return { userId: user?.id(), anonymousId: user?.anonymousId() }
  }
  const leaving = createLeaving(ports, visits, findVisitor, !!tokens, report)
  return { visits, leaving }
}

const listenTo = (analytics: SessionAnalytics, { noteCall }: Visits, reset: () => void): void => {
  analytics.on?.('dispatch_start', (context?: Context) => {
    const messageId = messageIdOf(context)
    if (messageId) noteCall(messageId)
  })
  analytics.on?.('reset', () => {
    try {
      reset()
    } catch {
      // An error here would come out of the app's analytics.reset().
      debug('analytics.reset() failed. Reload the page.')
    }
  })
}

/** Creates the session of a page. Its states are drawn in docs/session.md. */
export function createSession(
  ports: Ports,
  boot: BootSettings,
  { shutdownOnReset, getUserToken }: Settings,
  analytics: SessionAnalytics = {}
): Session {
  const { intercom, storage } = ports
  const { visits, leaving } = createParts(ports, boot, getUserToken, analytics)
  let isStopped = storage.readSettings().disabled === true
  let isOpen = false
  const logsOut = shutdownOnReset !== false

  const take = (command: Command, context?: Context): void => {
    const item = { command, context, report: createReporter('Intercom', context) }
    leaving.note(item)
    if (isStopped) item.report(command[0], STOPPED)
    else visits.take(item, messageIdOf(context))
  }

  const open = (): void => {
    if (isStopped) return
    isOpen = true
    visits.open()
    for (const command of leaving.restore()) take(command)
  }

  const reset = (): void => {
    leaving.forget()
    if (isStopped) visits.clear()
    else visits.reset()
  }

  const listeners: PageListeners = {
    leave: () => (isStopped ? undefined : leaving.leave()),
    comeBack: () => {
      if (isStopped) return
      for (const command of leaving.comeBack(logsOut && reset)) take(command)
      visits.pump()
    },
    call: (command) => take(command),
    stop: () => {
      intercom.cancelLoad()
      if (isOpen && !isStopped) visits.stop(STOPPED)
      isStopped = true
      storage.forgetVisitor()
    },
    start: () => {
      if (!isStopped) return
      isStopped = false
      if (!isOpen) return open()
      visits.begin()
      intercom.load()
    },
    fail: () => undefined,
    lose: () => (isStopped ? undefined : intercom.revive(['boot', boot]))
  }

  if (logsOut) listenTo(analytics, visits, reset)
  return { client: toClient(take), listeners, open }
}
