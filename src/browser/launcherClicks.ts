import type { Report } from '../report'
import { findQueue } from './globals'

/** What Segment saves, and Intercom reads, for "no custom launcher". */
export const DEFAULT_ACTIVATOR = '#IntercomDefaultWidget'

const isSelector = (text: string): boolean => {
  try {
    document.createDocumentFragment().querySelector(text)
    return true
  } catch {
    return false
  }
}

/** The CSS selector of the customer's own launcher; undefined if there is none, or if it is invalid, which is reported. */
export function toSelector(activator: unknown, report: Report): string | undefined {
  if (!activator || activator === DEFAULT_ACTIVATOR) return undefined
  if (typeof activator === 'string' && isSelector(activator)) return activator
  report('activator', 'ignored: it is not a CSS selector. Correct it.')
  return undefined
}

/**
 * Keeps clicks on what `selector` matches until the Messenger is there, and opens it then. Calls `onClick` for each, unless
 * `isWanted` says no. Returns what follows the link of the last one, if the Messenger does not come.
 */
export function keepClicks(
  selector: unknown,
  isWanted: () => boolean,
  onClick: () => void
): () => void {
  let link: Element | null | undefined
  if (selector !== undefined)
    document.addEventListener('click', (event) => {
      const launcher = (event.target as Element | null)?.closest?.(selector as string)
      const queue = findQueue()
      if (!launcher || !queue || !isWanted()) return
      event.preventDefault()
      link = launcher.closest('a[href]')
      if (!queue.some(([name]) => name === 'show')) queue.push(['show'])
      onClick()
    })
  return () => {
    // Click a copy, so that the page's listeners get no second click.
    ;(link?.cloneNode() as HTMLElement | undefined)?.click()
    link = undefined
  }
}
