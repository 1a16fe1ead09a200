import type { Command } from '../client'
import { page } from '../report'
import type { Listeners } from '../session/host'
import { EVENT } from './globals'

// A page that loads the plugin again and again has one session, the latest.
let current: Listeners | undefined

/** Listens to the page, and tells it what happens by the event `intercom-destination` on `window`. */
export function listen(listeners: Listeners): void {
  const isFirst = !current
  current = listeners
  if (!isFirst) return
  page.listener = (detail) => {
    window.dispatchEvent(new CustomEvent(EVENT, { detail }))
  }
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
