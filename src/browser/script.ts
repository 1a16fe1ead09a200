const LEAVE_MS = 100
const WIDGET = 'https://widget.intercom.io/widget/'

/**
 * Adds Intercom's script for the workspace `appId`, unless the page has one, and calls `onError` with its URL, and whether
 * the browser was online, if it cannot be loaded. https://developers.intercom.com/installing-intercom/web/installation
 */
export function addScript(appId: string, onError: (url: string, isOnline: boolean) => void): void {
  const url = WIDGET + encodeURIComponent(appId)
  try {
    // The page can have its own script element without a stub.
    const there = document.querySelector<HTMLScriptElement>(`script[src^="${WIDGET}"]`)
    const script = there ?? document.createElement('script')
    const fail = (): void => {
      // A failed element does not load again.
      script.remove()
      // Firefox and Safari abort the script when the visitor leaves the page. That is no failure.
      const { onLine } = navigator
      setTimeout(() => onError(url, onLine), LEAVE_MS)
    }
    script.addEventListener('error', fail, { once: true })
    if (there) return
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
