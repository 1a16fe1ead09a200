import { EVENT } from '../browser/globals'
import { watchPolicy } from './file'
import { createLog } from './log'
import { createPanel } from './panel'
import { sectionsOf } from './view'

/** How the inspector is opened. */
export interface InspectorOptions {
  /** Your Analytics.js, if it is not at `window.analytics`. */
  analytics?: unknown
  /** The address of your playground. The default is where `npm start` has it: `http://localhost:4173/`. */
  playground?: string | undefined
}

const PLAYGROUND = 'http://localhost:4173/'

const ID = `${EVENT}-inspector`

/** Opens the inspector at the edge of the page, and returns what closes it. A page has one at most. */
export function openInspector(options: InspectorOptions = {}): () => void {
  // False on a server.
  if (typeof window === 'undefined') return () => undefined
  const there = document.getElementById(ID)
  // It can be of another copy of this file.
  if (there) {
    there.dispatchEvent(new Event('show'))
    return () => void there.dispatchEvent(new Event('close'))
  }
  return open(options)
}

function open({ analytics, playground = PLAYGROUND }: InspectorOptions): () => void {
  const before = document.activeElement as HTMLElement | null
  const find = (): unknown => analytics ?? (window as { analytics?: unknown }).analytics
  let isDue = false
  let isClosed = false
  const show = (): void => {
    isDue = false
    if (isClosed) return
    panel.show(sectionsOf(log.find(), find, log.messages()), log.entries())
  }
  // A busy page has many events in one frame.
  const update = (): void => {
    if (!isDue) requestAnimationFrame(show)
    isDue = true
  }
  const close = (): void => {
    if (isClosed) return
    isClosed = true
    clearInterval(timer)
    endPolicy()
    log.close()
    const hadFocus = document.activeElement === host
    host.remove()
    // Whoever closes it from the page keeps the focus.
    if (hadFocus) before?.focus()
  }
  const log = createLog(update)
  const panel = createPanel(playground, close)
  const { host } = panel
  host.id = ID
  host.addEventListener('show', panel.focus)
  host.addEventListener('close', close)
  const endPolicy = watchPolicy(update)
  // What the page does by itself, such as loading Analytics.js, tells nobody.
  const timer = setInterval(update, 1000)
  show()
  // A page that swaps its body keeps it.
  document.documentElement.append(host)
  panel.focus()
  return close
}
