import type { Analytics, Context } from '@segment/analytics-next'
import type { Command } from '../client'
import { createReporter, debug, messageIdOf } from '../report'
import type { Delivery } from './delivery'
import type { Leaving } from './leaving'
import { isSame, visitorOf } from './nextPage'
import type { Kept, Ports, Visitor } from './ports'
import type { Visits } from './visits'

/** The part of Analytics.js that a session uses. */
export type SessionAnalytics = Partial<Pick<Analytics, 'on' | 'user'>>

const STOPPED = 'dropped: the page has stopped the destination.'

/** A session that runs. */
export interface Running {
  ports: Ports
  analytics: SessionAnalytics
  delivery: Delivery
  visits: Visits
  leaving: Leaving
  /** Whether a reset ends the Intercom session. */
  logsOut: boolean
  isStopped: boolean
  isOpen: boolean
  /** The visitor of the latest event. */
  visitor: Visitor
  /** The visitor who left the page. */
  leftBy: Visitor
}

const findVisitor = ({ analytics }: Running): Visitor => {
  const user = analytics.user?.()
  return { userId: user?.id(), anonymousId: user?.anonymousId() }
}

/** Takes a command of an event, or of the page's own code. */
export function take(session: Running, command: Command, context?: Context): void {
  const item = { command, context, report: createReporter('Intercom', context) }
  session.visitor = visitorOf(item, session.visitor)
  if (session.isStopped) item.report(command[0], STOPPED)
  else session.visits.take(item, messageIdOf(context))
}

function restore(session: Running, kept?: Kept): void {
  if (!kept) return
  for (const command of session.leaving.restore(kept, findVisitor(session))) take(session, command)
}

/** Brings Intercom to the page, and sends what the last page has kept. */
export function open(session: Running): void {
  session.isOpen = true
  session.delivery.open()
  restore(session, session.ports.storage.takeKept())
}

/** Ends the visit: the app has called `analytics.reset()`. Never throws. */
export function reset(session: Running): void {
  session.visitor = {}
  session.leaving.forget()
  try {
    if (session.isStopped) session.visits.restart()
    else session.visits.reset()
  } catch {
    // What a listener throws would come out of analytics.reset(), in the app.
    debug('The reset failed. Reload the page.')
  }
}

/** Keeps what waits: the visitor leaves the page, which may come back from the back/forward cache. */
export function leave(session: Running): void {
  if (session.isStopped) return
  session.leftBy = findVisitor(session)
  session.visits.leave()
  session.leaving.keep(session.visitor)
}

/** Takes up again what the page has kept: it comes back from the back/forward cache. */
export function comeBack(session: Running): void {
  if (session.isStopped) return
  const kept = session.ports.storage.takeKept()
  // On another page, somebody may have logged out, or somebody else in.
  if (session.logsOut && !isSame(session.leftBy, findVisitor(session))) reset(session)
  restore(session, kept)
  session.visits.pump()
}

/** Ends everything: the page has said so, for example because consent is withdrawn. */
export function stop(session: Running): void {
  const { intercom, storage } = session.ports
  intercom.cancelLoad()
  if (session.isOpen && !session.isStopped) session.visits.stop(STOPPED)
  session.isStopped = true
  storage.forgetVisitor()
}

/** Resumes what the page has stopped. */
export function start(session: Running): void {
  if (!session.isStopped) return
  session.isStopped = false
  if (!session.isOpen) return open(session)
  session.delivery.begin()
  session.visits.pump()
  session.ports.intercom.load()
}
