type Entry = PerformanceResourceTiming & { responseStatus?: number }

/**
 * Whether a ping of this page to `apiBase`, or to an API of Intercom's, was answered well, at least `age` ms ago. Undefined if
 * the page shows no request to Intercom at all: Firefox can hide them, and pages can clear them.
 */
export function hasPinged(apiBase: string, age = 0): boolean | undefined {
  let found: boolean | undefined
  // The Messenger pings from a frame of its own, and older builds from the page, which can have another element with this ID.
  const frame = document.querySelector<HTMLIFrameElement>('iframe#intercom-frame')
  for (const view of [window, frame?.contentWindow])
    try {
      // Each window has a time of its own, and older browsers do not show the status.
      const { performance } = view as Window
      const endedBy = performance.now() - age
      for (const { name, responseEnd, responseStatus = 200 } of performance.getEntriesByType(
        'resource'
      ) as Entry[]) {
        const { hostname, origin } = new URL(name)
        const isIntercom = hostname.endsWith('.intercom.io')
        const isPing = name.startsWith((isIntercom ? origin : apiBase) + '/messenger/web/ping')
        if (isPing && responseStatus === 200 && responseEnd <= endedBy) return true
        // The script, at least.
        if (isIntercom) found = false
      }
    } catch {
      // There is no such frame, or it is of another origin, or the page has put something else there.
    }
  return found
}
