const RELOADED = 'playground-reloaded'

/** Reloads the page once: after a reload with Shift it has no service worker until the next one without. */
export function reloadOnce(giveUp: (problem: string) => void): void {
  if (sessionStorage.getItem(RELOADED)) {
    giveUp('The service worker that stands in for the network does not run. Reload the page.')
    return
  }
  sessionStorage.setItem(RELOADED, 'yes')
  window.location.reload()
}

/** Starts the service worker that stands in for the network. Rejects if the browser has none. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator))
    throw new Error(
      'This browser offers no service worker here, and the playground needs one in place of the network. Open it over https: or on localhost, and in a window that is not private.'
    )
  await navigator.serviceWorker.register('serviceWorker.js')
  await navigator.serviceWorker.ready
}

/** Allows one more reload, if the page needs it. */
export const forgetReload = (): void => sessionStorage.removeItem(RELOADED)
