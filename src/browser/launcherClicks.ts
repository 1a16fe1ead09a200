import type { Report } from '../report'
import { findIntercom } from './globals'

/** What Segment saves, and Intercom reads, for "no custom launcher". */
export const DEFAULT_ACTIVATOR = '#IntercomDefaultWidget'

/** The CSS selector of the customer's own launcher; undefined if there is none, or if it is invalid, which is reported. */
export function toSelector(activator: unknown, report: Report): string | undefined {
  if (!activator || activator === DEFAULT_ACTIVATOR) return undefined
  try {
    const selector = `${activator as string}`
    document.querySelector(selector)
    return selector
  } catch {
    report('activator', 'ignored: it is not a CSS selector. Correct it.')
    return undefined
  }
}

// The visitor waits no longer than this after a click.
const MAX_WAIT_MS = 3000

// After one of these, the visitor wants something else.
const OTHERS = ['click', 'keydown', 'input']

let selector: string | undefined
let isWanted: () => boolean
let link: HTMLElement | null | undefined
let address = ''
let timer: ReturnType<typeof setTimeout>

const forget = (): void => {
  link = undefined
}

const keep = (event: Event): void => {
  const launcher = selector && (event.target as Element | null)?.closest?.(selector)
  if (!launcher || !isWanted()) return
  event.preventDefault()
  link = launcher.closest<HTMLElement>('a[href]')
  address = location.href
  clearTimeout(timer)
  // The script can also hang.
  timer = setTimeout(() => (isWanted() ? followLink() : forget()), MAX_WAIT_MS)
  findIntercom()?.('show')
}

/** Gives clicks on what matches `launcher` to the stub, as long as it `canOpen`: it opens the Messenger when it is there. */
export function keepClicks(launcher: unknown, canOpen: () => boolean): void {
  selector = launcher as string | undefined
  isWanted = canOpen
  document.addEventListener('click', keep)
  for (const type of OTHERS) window.addEventListener(type, forget, true)
}

/**
 * Follows the link of the last click, because the Messenger does not come: soon after the click, and only if nothing else has
 * happened.
 */
export function followLink(): void {
  // Click a copy, so that the page's listeners get no second click. An SVG link cannot be clicked.
  if (location.href === address) (link?.cloneNode() as HTMLElement | undefined)?.click?.()
  forget()
}
