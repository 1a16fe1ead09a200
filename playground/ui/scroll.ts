const paneOf = (element: HTMLElement): HTMLElement | null => element.closest('.region-body')

/** Scrolls to an element. Only its pane moves, or the page if the page itself scrolls. */
export function scrollToElement(element: HTMLElement): void {
  const pane = paneOf(element)
  if (!pane || pane.scrollHeight <= pane.clientHeight) {
    if (!pane || getComputedStyle(pane).overflowY === 'visible')
      element.scrollIntoView({ block: 'center' })
    return
  }
  const { top, height } = element.getBoundingClientRect()
  const frame = pane.getBoundingClientRect()
  pane.scrollTop += top - frame.top - Math.max(0, (frame.height - height) / 2)
}
