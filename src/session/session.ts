import type { Analytics, Context } from '@segment/analytics-next'
import type { Attributes, Client, Command, Send } from '../client'
import { createReporter } from '../report'
import type { GetUserToken, Settings } from '../types'
import { UNREADABLE } from './inbox'
import { isCommand, toItem } from './inlet'
import { createLeaving } from './leaving'
import type { BootSettings, Clock, PageListeners, Ports, Visitor } from './ports'
import { createTokens } from './token'
import type { Visits } from './types'
import { NOBODY, toVisitor } from './visitor'
import { createVisits } from './visits'

/** The part of Analytics.js that a session uses. */
export type SessionAnalytics = Partial<Pick<Analytics, 'on' | 'user'>>

const STOPPED = 'not sent: the destination is stopped. Start it.'

/** The session of a page, between the actions and Intercom. */
export interface Session {
  /** What every action calls: it decides which command goes to Intercom when. */
  client: Client
  /** What the session does when something happens to the page. */
  listeners: PageListeners
  /** Brings Intercom to the page, unless the page starts stopped. */
  open: () => void
}

const toClient = (take: (command: Command, context?: Context) => void): Client => {
  const forEvent =
    (context?: Context): Send =>
    (...command: Command) =>
      take(command, context)
  return Object.assign(forEvent(), { forEvent })
}

const connectVisits = (
  ports: Ports,
  settings: BootSettings,
  getUserToken: GetUserToken | undefined,
  findVisitor: () => Visitor,
  logsOut: boolean
) => {
  const { clock, intercom } = ports
  const report = createReporter('Intercom')
  const onSettled = (renewed?: Attributes): void => {
    if (renewed && !intercom.isShut()) visits.renew(['update', renewed])
    visits.pump()
  }
  const tokens =
    getUserToken && createTokens(getUserToken, clock, createReporter('setting'), onSettled)
  const visits = createVisits({ ports, settings, report, tokens }, findVisitor, logsOut)
  const leaving = createLeaving(ports, visits, findVisitor, !!tokens)
  return { visits, leaving }
}

const createCall =
  (visits: Visits, clock: Clock, findVisitor: () => Visitor, isStopped: () => boolean) =>
  (command: Command, context?: Context): void => {
    const item = toItem({ command, visitor: findVisitor(), at: clock.date() }, context)
    if (!context && !isCommand(command)) item.report('call', UNREADABLE)
    else if (isStopped()) item.report(command[0], STOPPED)
    else visits.take(item)
  }

/** Creates the session of a page. Its states are drawn in docs/session.md. */
export function createSession(
  ports: Ports,
  boot: BootSettings,
  { shutdownOnReset, getUserToken }: Settings,
  analytics: SessionAnalytics
): Session {
  const { clock, intercom, storage } = ports
  const logsOut = shutdownOnReset !== false
  let isStopped = storage.readSettings().disabled === true
  // Segment makes an anonymous ID up if it has none.
  const findVisitor = (): Visitor =>
    isStopped ? NOBODY : toVisitor(analytics.user?.().id(), analytics.user?.().anonymousId())
  const { visits, leaving } = connectVisits(ports, boot, getUserToken, findVisitor, logsOut)
  let isOpen = false
  const call = createCall(visits, clock, findVisitor, () => isStopped)

  const open = (): void => {
    // What an earlier page has left goes, too.
    if (isStopped) return storage.forgetVisitor()
    isOpen = true
    visits.open()
    leaving.restore().forEach(visits.take)
  }

  const reset = (): void => {
    if (isStopped) visits.clear(STOPPED)
    else if (logsOut) visits.reset()
  }

  const listeners: PageListeners = {
    reset,
    leave: () => {
      if (!isStopped) leaving.leave()
    },
    comeBack: () => {
      if (isStopped) return
      leaving.comeBack(reset).forEach(visits.take)
      visits.pump()
    },
    call,
    happen: (what) => {
      if (!isStopped) visits.happen(what)
    },
    stop: () => {
      intercom.cancelLoad()
      if (isOpen && !isStopped) visits.stop(STOPPED)
      isStopped = true
      storage.forgetVisitor()
    },
    start: () => {
      if (!isStopped) return
      isStopped = false
      visits.clear(STOPPED)
      if (!isOpen) return open()
      intercom.load()
      visits.begin()
    }
  }
  return { client: toClient(call), listeners, open }
}
