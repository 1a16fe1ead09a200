import type { Analytics } from '@segment/analytics-next'
import type { Attributes } from '../client'
import { createReporter } from '../report'
import type { GetUserToken, Settings } from '../types'
import { UNREADABLE } from './inbox'
import { isCommand, toItem } from './inlet'
import { createLeaving } from './leaving'
import type { BootSettings, Clock, Ports, Visitor } from './ports'
import { createTokens } from './token'
import type { Item, PageListeners } from './types'
import { NOBODY, toVisitor } from './visitor'
import { createVisits } from './visits'

/** The part of Analytics.js that a session uses. */
export type SessionAnalytics = Partial<Pick<Analytics, 'on' | 'user'>>

const STOPPED = 'not sent: the destination is stopped. Start it.'

/** The session of a page, between the actions and Intercom. */
export interface Session {
  /** What the session does when something happens to the page. */
  listeners: PageListeners
  /** Brings Intercom to the page, unless the page starts stopped. */
  open: () => void
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
  return { visits, leaving, tokens }
}

/** Creates what lets items into the visits. */
function createEntrance(
  { visits, tokens }: ReturnType<typeof connectVisits>,
  clock: Clock,
  findVisitor: () => Visitor,
  isStopped: () => boolean
) {
  const take = (item: Item): void => {
    if (isStopped()) item.report(item.command[0], STOPPED)
    else visits.take(item)
  }
  return {
    call: (command, context) => {
      const item = toItem({ command, visitor: findVisitor(), at: clock.date() }, context)
      if (!context && !isCommand(command)) item.report('call', UNREADABLE)
      else take(item)
    },
    take: (items) => items.forEach(take),
    retire: () => {
      visits.leave()
      tokens?.clear()
      return visits.takeInbox()
    }
  } satisfies Partial<PageListeners>
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
  const parts = connectVisits(ports, boot, getUserToken, findVisitor, logsOut)
  const { visits, leaving } = parts
  let isOpen = false
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
    ...createEntrance(parts, clock, findVisitor, () => isStopped),
    reset,
    leave: () => {
      if (!isStopped) leaving.leave()
    },
    comeBack: () => {
      if (isStopped) return
      leaving.comeBack(reset).forEach(visits.take)
      visits.pump()
    },
    happen: (what) => {
      if (!isStopped) visits.happen(what)
    },
    stop: () => {
      if (isOpen && !isStopped) visits.stop(STOPPED)
      isStopped = true
      storage.forgetVisitor()
      intercom.cancelLoad()
    },
    start: () => {
      if (!isStopped) return
      isStopped = false
      visits.clear(STOPPED)
      if (!isOpen) return open()
      intercom.load()
      visits.begin()
    },
    state: () => ({ keys: Object.keys(visits.told()), updates: intercom.budget().left() })
  }
  return { listeners, open }
}
