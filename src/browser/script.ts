import { watchForMessenger } from './ready'

const LEAVE_MS = 100
const MAX_PENDING_MS = 3000
const WIDGET = 'https://widget.intercom.io/widget/'

// Consent tools give a script another type until they let it run.
const EXECUTABLE = /^(module|.*javascript)?$/i

/**
 * Adds Intercom's script for the workspace `appId`, unless the page has one on its way, and calls `onError` with its URL, and
 * whether the browser was online, if it cannot be loaded. https://developers.intercom.com/installing-intercom/web/installation
 */
export function addScript(appId: string, onError: (url: string, isOnline: boolean) => void): void {
  const url = WIDGET + encodeURIComponent(appId)
  try {
    // The page can have its own script element without a stub.
    const there = [...document.querySelectorAll('script')].find(
      ({ src, type, noModule }) => src === url && !noModule && EXECUTABLE.test(type)
    )
    if (there) {
      watchForMessenger()
      // It may have failed before, or never run: nobody can tell. Then it is tried again.
      setTimeout(() => {
        there.remove()
        onError(url, false)
      }, MAX_PENDING_MS)
      return
    }
    const script = document.createElement('script')
    script.addEventListener('load', watchForMessenger)
    script.addEventListener('error', () => {
      // A failed element does not load again.
      script.remove()
      // Firefox and Safari abort the script when the visitor leaves the page. That is no failure.
      const { onLine } = navigator
      setTimeout(() => onError(url, onLine), LEAVE_MS)
    })
    const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce
    if (nonce) script.nonce = nonce
    script.async = true
    script.src = url
    ;(document.head ?? document.documentElement).append(script)
  } catch {
    // A Trusted Types policy throws here.
    onError(url, true)
  }
}
