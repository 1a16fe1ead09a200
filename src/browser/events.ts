import { type Command, toClient } from '../client'
import { inspection } from '../inspection'
import { onReport } from '../report'
import type { Happening } from '../session/ports'
import type { SessionAnalytics } from '../session/session'
import type { PageListeners } from '../session/types'
import type { DestinationEvent } from '../types'
import { EVENT } from './globals'

// If a page loads the plugin again, only the latest session listens.
let current: PageListeners | undefined
const heard = new WeakSet<SessionAnalytics>()

/** Tells the page what happens, by the event `intercom-destination` on `window`. */
export const tellPage = (detail: DestinationEvent): void => {
  window.dispatchEvent(new CustomEvent(EVENT, { detail }))
}

/** Tells the session what happens to the Messenger. */
export const tellSession = (what: Happening): void => current?.happen(what)

/** The client of every action: it calls the latest session. */
export const client = toClient((command, context) => current?.call(command, context))

const answer = ({ detail }: Event & { detail?: unknown }): void =>
  (detail as (told: typeof inspection) => void)(inspection)

/** Lets an inspector ask what the destination is and does. */
export function offerInspection(): void {
  onReport(tellPage)
  // A listener that is there already is not added again.
  window.addEventListener(`${EVENT}:inspect`, answer)
}

/** Calls the listeners from now on, in place of earlier ones. */
export function listen(listeners: PageListeners, analytics: SessionAnalytics): void {
  const before = current
  current = listeners
  inspection.session = listeners.state
  listeners.take(before?.retire() ?? [])
  if (!heard.has(analytics)) analytics.on?.('reset', () => current?.reset())
  heard.add(analytics)
  if (before) return
  window.addEventListener('pagehide', () => current?.leave())
  window.addEventListener('pageshow', ({ persisted }) => persisted && current?.comeBack())
  for (const name of ['stop', 'start'] as const)
    window.addEventListener(`${EVENT}:${name}`, () => current?.[name]())
  window.addEventListener(`${EVENT}:call`, (event) => {
    // Another destination on the page has taken the call.
    if (event.defaultPrevented) return
    event.preventDefault()
    current?.call((event as CustomEvent<Command>).detail)
  })
}
