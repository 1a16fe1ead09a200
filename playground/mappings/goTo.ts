import { scrollToElement } from '../ui/scroll'

const INPUTS = '.field-value [contenteditable], .field-value input, .field-value textarea'

/** Scrolls to a field or a mapping, and focuses its input. Returns whether it is there. */
export function goTo(field: string): boolean {
  const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  if (!place) return false
  const find = (selector: string) => place.querySelector<HTMLElement>(selector)
  const input = find(INPUTS) ?? find('select, button')
  input?.focus({ preventScroll: true })
  scrollToElement(place)
  return true
}
