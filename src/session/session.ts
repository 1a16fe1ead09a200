import type { Analytics, Context } from '@segment/analytics-next'
import { createReporter, debug, messageIdOf } from '../report'
import type { Settings } from '../types'
import type { Client, Send, Command } from '../client'
import { createDelivery } from './delivery'
import type { BootSettings, Host, Kept, Visitor } from './host'
import { isSame, isValid, toKept, visitorOf } from './nextPage'
import { createTokens } from './token'
import { createVisits } from './visits'

/** The part of Analytics.js that a session uses. */
export type SessionAnalytics = Partial<Pick<Analytics, 'on' | 'user'>>

const STOPPED = 'dropped: the page has stopped the destination.'

/**
 * Starts Intercom on the page and returns the function that every action calls: it decides which command goes to Intercom
 * when. Its states are drawn in docs/session.md.
 */
export function startSession(
  host: Host,
  boot: BootSettings,
  { shutdownOnReset, getUserToken }: Settings,
  analytics: SessionAnalytics = {}
): Client {
  const ownReport = createReporter('Intercom')
  let isStopped = host.readSettings().disabled === true
  let isOpen = false
  let keptAt = 0
  let visitor: Visitor = {}
  let leftBy: Visitor = {}

  const findVisitor = (): Visitor => {
    const user = analytics.user?.()
    return { userId: user?.id(), anonymousId: user?.anonymousId() }
  }

  const tokens =
    getUserToken &&
    createTokens(getUserToken, host, createReporter('setting'), (renewed) => {
      // A token is renewed for the person who has the turn, whatever waits behind them, and for nobody who follows.
      if (renewed && visits.isLatest() && !host.isShut())
        delivery.deliver({ command: ['update', renewed], report: ownReport })
      visits.pump()
    })
  const delivery = createDelivery(host, boot, ownReport, tokens)
  const visits = createVisits(host, delivery)

  const take = (command: Command, context?: Context): void => {
    const item = { command, context, report: createReporter('Intercom', context) }
    visitor = visitorOf(item, visitor)
    if (isStopped) item.report(command[0], STOPPED)
    else visits.take(item, messageIdOf(context))
  }

  const restore = (kept?: Kept): void => {
    if (!kept || isStopped) return
    // What this page itself has kept is about the visit that it still has.
    if (kept.at === keptAt || isValid(kept, findVisitor(), host.now()))
      for (const command of kept.commands) take(command)
    else ownReport('update', 'dropped: it was kept for another visitor, or for too long.')
  }

  const open = (): void => {
    isOpen = true
    delivery.open()
    restore(host.takeKept())
  }

  const reset = (): void => {
    visitor = {}
    keptAt = 0
    try {
      if (isStopped) visits.clear()
      else visits.reset()
    } catch {
      // What a listener throws would come out of analytics.reset(), in the app.
      debug('The reset failed. Reload the page.')
    }
  }

  host.listen({
    leave: () => {
      if (isStopped) return
      leftBy = findVisitor()
      visits.leave()
      // What a failed script leaves behind has nowhere to go on the next page either.
      if (!(host.findQueue() || host.isLive())) return
      const waiting = visits.takeBack().map(({ command }) => command)
      const unanswered = visits.isLatest() ? delivery.takeBack() : []
      const all = [...unanswered, ...waiting].filter(([name]) => /update|trackEvent/.test(name))
      try {
        const commands = toKept(all, !!tokens)
        if (commands.length > 0) host.keep({ at: (keptAt = host.now()), visitor, commands })
        if (commands.length === all.length) return
      } catch {
        // The browser has no storage, or it is full.
      }
      ownReport('update', 'dropped: it cannot be kept for the next page.')
    },
    comeBack: () => {
      if (isStopped) return
      const kept = host.takeKept()
      // On another page, somebody may have logged out, or somebody else in.
      if (shutdownOnReset !== false && !isSame(leftBy, findVisitor())) reset()
      restore(kept)
      visits.pump()
    },
    call: (command) => take(command),
    stop: () => {
      host.cancelLoad()
      if (isOpen && !isStopped) visits.clear(STOPPED)
      isStopped = true
      host.forgetVisitor()
    },
    start: () => {
      if (!isStopped) return
      isStopped = false
      if (!isOpen) return open()
      delivery.begin()
      visits.pump()
      host.load()
    }
  })

  if (shutdownOnReset !== false) {
    analytics.on?.('dispatch_start', (context?: Context) => {
      const messageId = messageIdOf(context)
      if (messageId) visits.call(messageId)
    })
    analytics.on?.('reset', reset)
  }
  if (!isStopped) open()

  const forEvent =
    (context?: Context): Send =>
    (...command: Command) =>
      take(command, context)
  return Object.assign(forEvent(), { forEvent })
}
