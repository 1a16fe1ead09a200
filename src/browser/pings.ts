type Entry = PerformanceResourceTiming & { responseStatus?: number }

/**
 * Counts the requests of this page to `path` of `apiBase`, or of an API of Intercom's, that were answered well, at least
 * `age` ms ago. Undefined if the page shows no request to Intercom at all: Firefox can hide them, and pages can clear them.
 */
export function countAnswers(apiBase: string, path: string, age = 0): number | undefined {
  let isBlind = true
  let count = 0
  // The Messenger sends from a frame of its own, and older builds from the page, which can have another element with this ID.
  const frame = document.querySelector<HTMLIFrameElement>('iframe#intercom-frame')
  for (const view of [window, frame?.contentWindow])
    try {
      // Each window has a time of its own, and older browsers do not show the status.
      const { performance } = view as Window
      const endedBy = performance.now() - age
      for (const { name, responseEnd, responseStatus = 200 } of performance.getEntriesByType(
        'resource'
      ) as Entry[]) {
        const { hostname, pathname } = new URL(name)
        const isIntercom = hostname.endsWith('.intercom.io')
        // The script, at least.
        if (isIntercom) isBlind = false
        const isTheirs = isIntercom ? pathname === path : name.startsWith(apiBase + path)
        if (isTheirs && responseStatus === 200 && responseEnd <= endedBy) count += 1
      }
    } catch {
      // There is no such frame, or it is of another origin, or the page has put something else there.
    }
  return isBlind ? undefined : count
}
