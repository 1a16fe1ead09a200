import { watchForMessenger } from './ready'

const LEAVE_MS = 100
const MAX_PENDING_MS = 3000

/** The URL of Intercom's script for the workspace `appId`. */
export const toUrl = (appId: string): string =>
  `https://widget.intercom.io/widget/${encodeURIComponent(appId)}`

/**
 * Adds Intercom's script at `url`, unless the page has one on its way. If it cannot be loaded, calls `onError`, and says whether
 * the browser was online. https://developers.intercom.com/installing-intercom/web/installation
 */
export function addScript(url: string, onError: (isOnline: boolean) => void): void {
  // The page can have its own script element without a stub. Consent tools give it another type until they let it run.
  const there = document.querySelector(
    `script[src$="${url}"]:not([nomodule]):not([type="text/plain"])`
  )
  if (there) {
    watchForMessenger()
    // It may have failed before, or never run: nobody can tell. Then it is tried again.
    setTimeout(() => {
      there.remove()
      onError(false)
    }, MAX_PENDING_MS)
    return
  }
  const script = document.createElement('script')
  script.onload = watchForMessenger
  script.onerror = () => {
    // A failed element does not load again.
    script.remove()
    // Firefox and Safari abort the script when the visitor leaves the page. That is no failure.
    const { onLine } = navigator
    setTimeout(() => onError(onLine), LEAVE_MS)
  }
  const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce
  if (nonce) script.nonce = nonce
  script.src = url
  document.head.append(script)
}
