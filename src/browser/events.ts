import type { Command } from '../client'
import { onReport } from '../report'
import type { PageListeners } from '../session/ports'
import type { DestinationEvent } from '../types'
import { EVENT } from './globals'

// A page that loads the plugin again and again has one session, the latest.
let current: PageListeners | undefined

/** Tells the page what happens, by the event `intercom-destination` on `window`. */
export const tellPage = (detail: DestinationEvent): void => {
  window.dispatchEvent(new CustomEvent(EVENT, { detail }))
}

/** Listens to the page from now on. */
export function listen(listeners: PageListeners): void {
  const isFirst = !current
  current = listeners
  if (!isFirst) return
  onReport(tellPage)
  window.addEventListener('pagehide', () => current?.leave())
  window.addEventListener('pageshow', ({ persisted }) => persisted && current?.comeBack())
  window.addEventListener(`${EVENT}:stop`, () => current?.stop())
  window.addEventListener(`${EVENT}:start`, () => current?.start())
  window.addEventListener(`${EVENT}:call`, (event) => {
    // Of two destinations on a page, one takes the call.
    if (event.defaultPrevented) return
    event.preventDefault()
    current?.call((event as CustomEvent<Command>).detail)
  })
}
