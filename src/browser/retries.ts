/** Tries again what has failed, while the page is visible and online. */
export interface Retries {
  /** As soon as it is. */
  soon: () => void
  /** After 5 s, then after 30 s, and no more. */
  later: () => void
}

/** Creates the retries that call `run`. */
export function createRetries(run: () => void): Retries {
  let isDue = false
  const delays = [5000, 30_000]

  const retry = (): void => {
    if (!isDue || !navigator.onLine || document.hidden) return
    isDue = false
    run()
  }

  const soon = (): void => {
    isDue = true
    window.addEventListener('online', retry)
    window.addEventListener('visibilitychange', retry)
    retry()
  }

  return {
    soon,
    later: () => {
      const delay = delays.shift()
      if (delay) setTimeout(soon, delay)
    }
  }
}
