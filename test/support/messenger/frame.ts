/** The hidden iframe that holds Intercom's own code; the double's is empty and only there. */
export function addFrame(document: Document) {
  const frame = document.createElement('iframe')
  frame.id = 'intercom-frame'
  frame.hidden = true
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.title = 'Intercom'
  ;(document.body ?? document.documentElement).append(frame)
  return frame
}
