/** Scrolls to an element. Only its pane moves, or the page on a small screen, where panes do not scroll. */
export function scrollToElement(element: HTMLElement): void {
  const pane = element.closest('.region-body')
  if (!pane || getComputedStyle(pane).overflowY === 'visible') {
    element.scrollIntoView({ block: 'center' })
    return
  }
  const { top, height } = element.getBoundingClientRect()
  const frame = pane.getBoundingClientRect()
  pane.scrollTop += top - frame.top - Math.max(0, (frame.height - height) / 2)
}
