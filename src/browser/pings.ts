type Entry = PerformanceResourceTiming & { responseStatus?: number }

// A page can have thousands of requests, and each event asks.
const LOOK_MS = 100

const PING = '/messenger/web/ping'
const API_OF_INTERCOM = /^https:\/\/[\w.-]+\.intercom\.io$/

// The Messenger pings from a frame of its own, and older builds from the page.
const contexts = [
  () => window,
  // The page can have another element with this ID.
  () => document.querySelector<HTMLIFrameElement>('iframe#intercom-frame')?.contentWindow
]

// In the page's `performance.now()` (ms).
let answeredAt = Infinity
// In `Date.now()` (ms), as the page can have replaced `performance`.
let lookedAt = -Infinity
let isBlind = false

/**
 * Looks for the answer to the first ping to `apiBase` or to an API of Intercom's. Does nothing a moment after the last look,
 * unless it `must` be sure.
 */
export function lookForPings(apiBase: string, must = false): void {
  if (answeredAt < Infinity || (!must && Date.now() - lookedAt < LOOK_MS)) return
  lookedAt = Date.now()
  isBlind = true
  const isAnsweredPing = ({ name, responseStatus = 200 }: Entry): boolean => {
    const [base = '', rest] = name.split(PING)
    // Older browsers do not show the status.
    return (
      rest !== undefined &&
      (base === apiBase || API_OF_INTERCOM.test(base)) &&
      responseStatus === 200
    )
  }
  for (const context of contexts)
    try {
      const { performance: ofContext } = context() as Window
      const entries = ofContext.getEntriesByType('resource') as Entry[]
      // The script, at least.
      if (entries.some(({ name }) => name.includes('.intercom.io/'))) isBlind = false
      const ping = entries.find(isAnsweredPing)
      // Each window has a time of its own.
      if (ping) answeredAt = performance.now() - (ofContext.now() - ping.responseEnd)
    } catch {
      // There is no such frame, or it is of another origin, or the page has put something else there.
    }
}

/** Whether Intercom has accepted a ping of this page at least `minAge` ms ago. */
export const hasPinged = (minAge: number): boolean =>
  answeredAt < Infinity && performance.now() - answeredAt >= minAge

/** Whether the last look saw no request to Intercom at all: Firefox can hide them, and pages can clear them. */
export const seesNothing = (): boolean => isBlind
