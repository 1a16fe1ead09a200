import type { Context } from '@segment/analytics-next'
import type { Attributes, Client, Command, Send } from '../client'
import { createReporter, messageIdOf } from '../report'
import type { GetUserToken, Settings } from '../types'
import { createDelivery } from './delivery'
import { createLeaving } from './leaving'
import {
  comeBack,
  leave,
  open,
  reset,
  type Running,
  type SessionAnalytics,
  start,
  stop,
  take
} from './lifecycle'
import type { BootSettings, PageListeners, Ports } from './ports'
import { createTokens } from './token'
import { createVisits } from './visits'

/** What stands between the actions and Intercom. */
export interface Session {
  /** What every action calls: it decides which command goes to Intercom when. */
  client: Client
  /** What the session does when something happens to the page. */
  listeners: PageListeners
  /** Brings Intercom to the page, unless the page starts stopped. */
  open: () => void
}

function createParts(ports: Ports, boot: BootSettings, getUserToken?: GetUserToken) {
  const { clock, intercom } = ports
  const report = createReporter('Intercom')
  const onSettled = (renewed?: Attributes): void => {
    // If an update waits, the token goes with it.
    if (renewed && visits.isIdle() && !intercom.isShut())
      visits.take({ command: ['update', renewed], report })
    visits.pump()
  }
  const tokens =
    getUserToken && createTokens(getUserToken, clock, createReporter('setting'), onSettled)
  const delivery = createDelivery(ports, boot, report, tokens)
  const visits = createVisits(clock, delivery)
  const leaving = createLeaving(ports, delivery, visits, tokens !== undefined, report)
  return { delivery, visits, leaving }
}

function listenTo(analytics: SessionAnalytics, session: Running): void {
  analytics.on?.('dispatch_start', (context?: Context) => {
    const messageId = messageIdOf(context)
    if (messageId) session.visits.call(messageId)
  })
  analytics.on?.('reset', () => reset(session))
}

const toClient = (session: Running): Client => {
  const forEvent =
    (context?: Context): Send =>
    (...command: Command) =>
      take(session, command, context)
  return Object.assign(forEvent(), { forEvent })
}

/** Creates the session of a page. Its states are drawn in docs/session.md. */
export function createSession(
  ports: Ports,
  boot: BootSettings,
  { shutdownOnReset, getUserToken }: Settings,
  analytics: SessionAnalytics = {}
): Session {
  const session: Running = {
    ...createParts(ports, boot, getUserToken),
    ports,
    analytics,
    logsOut: shutdownOnReset !== false,
    isStopped: ports.storage.readSettings().disabled === true,
    isOpen: false,
    visitor: {},
    leftBy: {}
  }
  if (session.logsOut) listenTo(analytics, session)
  return {
    client: toClient(session),
    listeners: {
      leave: () => leave(session),
      comeBack: () => comeBack(session),
      call: (command) => take(session, command),
      stop: () => stop(session),
      start: () => start(session)
    },
    open: () => {
      if (!session.isStopped) open(session)
    }
  }
}
