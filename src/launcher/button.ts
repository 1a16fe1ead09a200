import { css } from './style'

/** The element that our launcher is in. */
export const TAG = 'intercom-launcher'

/** Makes the button and what it says, in a shadow root: no style of the page reaches them. Returns them after their host. */
export function createButton(label: string): [HTMLElement, HTMLElement, HTMLElement] {
  const host = document.createElement(TAG)
  const root = host.attachShadow({ mode: 'open' })
  const add = (tag: string): HTMLElement => root.appendChild(document.createElement(tag))
  add('style').append(css)
  const status = add('output')
  const button = add('button')
  button.setAttribute('aria-label', label)
  return [host, button, status]
}
