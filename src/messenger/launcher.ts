import type { Report } from '../diagnostics'

/** What Segment saves for "no custom launcher", and Intercom takes for it. */
export const DEFAULT_ACTIVATOR = '#IntercomDefaultWidget'

const isSelector = (text: string): boolean => {
  try {
    document.createDocumentFragment().querySelector(text)
    return true
  } catch {
    return false
  }
}

/** The CSS selector of the customer's own launcher; undefined where there is none, and named where it is invalid. */
export function toSelector(activator: unknown, report: Report): string | undefined {
  if (!activator || activator === DEFAULT_ACTIVATOR) return undefined
  if (typeof activator === 'string' && isSelector(activator)) return activator
  report('activator', 'it is not a CSS selector and is ignored. Correct it.')
  return undefined
}
