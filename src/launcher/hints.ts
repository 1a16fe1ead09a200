import { TAG } from './button'
import { readPage } from './page'

let isDone = false

/** Connects to Intercom's hosts if the visitor is about to press a launcher: once, and only if a stub waits for the Messenger. */
export function connectEarly({ target }: Event): void {
  const page = readPage()
  try {
    if (
      isDone ||
      page.disabled ||
      !page.q ||
      !(target as Element).closest(`${TAG},${page.custom_launcher_selector}`)
    )
      return
    isDone = true
    for (const href of ['https://widget.intercom.io', 'https://js.intercomcdn.com'])
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'preconnect', href })
      )
  } catch {
    // It is no selector, or the target is the document.
  }
}
