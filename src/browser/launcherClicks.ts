import type { Command } from '../client'
import type { Report } from '../report'
import { EVENT, findQueue } from './globals'

/** What Segment saves, and Intercom reads, for "no custom launcher". */
export const DEFAULT_ACTIVATOR = '#IntercomDefaultWidget'

/** The CSS selector of the customer's own launcher; undefined if there is none, or if it is invalid, which is reported. */
export function toSelector(activator: unknown, report: Report): string | undefined {
  if (!activator || activator === DEFAULT_ACTIVATOR) return undefined
  try {
    const selector = `${activator as string}`
    document.createDocumentFragment().querySelector(selector)
    return selector
  } catch {
    report('activator', 'ignored: it is not a CSS selector. Correct it.')
    return undefined
  }
}

// Later than this, the visitor has forgotten the click.
const MAX_WAIT_MS = 3000

// After one of these, the visitor wants something else.
const OTHERS = ['click', 'keydown', 'input', `${EVENT}:stop`]

let isKept = (): boolean => false
let keep: (event: Event) => void
let link: HTMLElement | null | undefined
let address = ''

const forget = (): void => {
  link = undefined
}

const onAnyClick = (event: Event): void => keep(event)

/**
 * Keeps clicks on what `selector` matches until the Messenger is there, and opens it then. Calls `onClick` for each, unless
 * `isWanted` says no. Returns what follows the link of the last one, if the Messenger does not come: soon after the click, and
 * only if nothing else has happened.
 */
export function keepClicks(
  selector: unknown,
  isWanted: () => boolean,
  onClick: () => void
): () => void {
  // If a page loads the plugin again, one set of listeners is enough: that of whoever loads the Messenger.
  if (selector !== undefined && !isKept()) {
    isKept = isWanted
    keep = (event) => {
      const launcher = (event.target as Element | null)?.closest?.(selector as string)
      const queue: (Command | null)[] | undefined = findQueue()
      if (!launcher || !queue || !isWanted()) return
      event.preventDefault()
      link = launcher.closest<HTMLElement>('a[href]')
      address = location.href
      setTimeout(forget, MAX_WAIT_MS)
      // A page's own queue can have odd entries.
      if (!queue.some((command) => command?.[0] === 'show')) queue.push(['show'])
      onClick()
    }
    document.addEventListener('click', onAnyClick)
    for (const type of OTHERS) window.addEventListener(type, forget, true)
  }
  return () => {
    // Click a copy, so that the page's listeners get no second click. An SVG link cannot be clicked.
    if (location.href === address) (link?.cloneNode() as HTMLElement | undefined)?.click?.()
    forget()
  }
}
