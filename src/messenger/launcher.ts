import type { Note } from '../diagnostics'
import type { Attributes } from '../session/client'

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
export function toSelector(activator: unknown, note: Note): string | undefined {
  if (!activator || activator === DEFAULT_ACTIVATOR) return undefined
  if (typeof activator === 'string' && isSelector(activator)) return activator
  note('activator', 'it is not a CSS selector and is ignored. Correct it.')
  return undefined
}

/** What an update says of the launcher: whether it is hidden, and the customer's own one. */
export function toLauncher(hide: unknown, activator: unknown, note: Note): Attributes {
  const selector = toSelector(activator, note)
  if (typeof hide !== 'boolean' && hide !== undefined && hide !== null)
    note('hide_default_launcher', 'it is not a boolean. Send true or false.')
  return {
    ...(typeof hide === 'boolean' && { hide_default_launcher: hide }),
    ...(selector !== undefined && { widget: { activator: selector } })
  }
}
