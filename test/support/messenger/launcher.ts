/** The default launcher: a button named "Open Intercom Messenger" in the corner of the page, hidden at first. */
export function createLauncher(document: Document, onClick: () => void) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'intercom-launcher'
  button.setAttribute('aria-label', 'Open Intercom Messenger')
  button.setAttribute('aria-expanded', 'false')
  button.hidden = true
  button.addEventListener('click', onClick)
  return button
}

/** Puts an element of the Messenger at the bottom right without a stylesheet, as any CSP allows. */
export function placeInCorner(element: HTMLElement, bottom: number, width: number, height: number) {
  Object.assign(element.style, {
    position: 'fixed',
    right: '20px',
    bottom: `${bottom}px`,
    width: `${width}px`,
    height: `${height}px`,
    zIndex: '2147483000'
  })
}
