type Entry = PerformanceResourceTiming & { responseStatus?: number }

// A page can have thousands of requests, and each event asks.
const LOOK_MS = 100

const isAnsweredPing = ({ name, responseStatus = 200 }: Entry): boolean =>
  // Older browsers do not show the status.
  name.includes('/messenger/web/ping') && responseStatus === 200

// The Messenger pings from a frame of its own, and older builds from the page.
const contexts = [
  () => window,
  () => (document.getElementById('intercom-frame') as HTMLIFrameElement | null)?.contentWindow
]

// Both in the page's `performance.now()` (ms).
let answeredAt = Infinity
let lookedAt = -Infinity

/** Looks for the answer to the first ping. Does nothing a moment after the last look, unless it `must` be sure. */
export function lookForPings(must = false): void {
  if (answeredAt < Infinity || (!must && performance.now() - lookedAt < LOOK_MS)) return
  lookedAt = performance.now()
  for (const context of contexts)
    try {
      const { performance: ofContext } = context() as Window
      const ping = (ofContext.getEntriesByType('resource') as Entry[]).find(isAnsweredPing)
      // Each window has a time of its own.
      if (ping) answeredAt = lookedAt - (ofContext.now() - ping.responseEnd)
    } catch {
      // There is no such frame, or it is of another origin.
    }
}

/** Whether Intercom has accepted a ping of this page at least `minAge` ms ago. */
export const hasPinged = (minAge: number): boolean => performance.now() - answeredAt >= minAge
