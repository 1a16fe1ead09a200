import { page } from '../diagnostics'
import type { Command, Listeners } from '../session/host'

const NAME = 'intercom-destination'

// A page that loads the plugin again and again has one session, the latest.
let current: Listeners | undefined

/** Listens to the page, and tells it what happens by the event `intercom-destination` on `window`. */
export function listen(listeners: Listeners): void {
  const isFirst = !current
  current = listeners
  if (!isFirst) return
  page.listener = (detail) => {
    window.dispatchEvent(new CustomEvent(NAME, { detail }))
  }
  window.addEventListener('pagehide', () => current?.leave())
  window.addEventListener('pageshow', ({ persisted }) => persisted && current?.comeBack())
  window.addEventListener(`${NAME}:stop`, () => current?.stop())
  window.addEventListener(`${NAME}:start`, () => current?.start())
  window.addEventListener(`${NAME}:call`, (event) => {
    // Of two destinations on a page, one takes the call.
    if (event.defaultPrevented) return
    event.preventDefault()
    current?.call((event as CustomEvent<Command>).detail)
  })
}
