type Entry = PerformanceResourceTiming & { responseStatus?: number }

// A page can have thousands of requests, and each event asks.
const FRESH_MS = 10

// When the Messenger was lost that was there before.
let since = 0

/**
 * How many ms ago a ping to `apiBase`, or to an API of Intercom's, was first answered well; -1 if none was. Undefined if the page
 * shows no request to Intercom at all: Firefox can hide them, and pages can clear them.
 */
function findAge(apiBase: string): number | undefined {
  let age: number | undefined
  // The Messenger pings from a frame of its own, and older builds from the page, which can have another element with this ID.
  const frame = document.querySelector<HTMLIFrameElement>('iframe#intercom-frame')
  for (const view of [window, frame?.contentWindow])
    try {
      // Each window has a time of its own, and older browsers do not show the status.
      const { performance } = view as Window
      const entries = performance.getEntriesByType('resource') as Entry[]
      for (const { name, startTime, responseEnd, responseStatus = 200 } of entries) {
        const [ofIntercom] = /^https:\/\/[\w.-]+\.intercom\.io/.exec(name) ?? []
        // Events follow the first answer, if the page has cleared what it shows of the ping.
        const isAnswer = name.startsWith(`${ofIntercom ?? apiBase}/messenger/web/`)
        // Safari 14 has no timeOrigin.
        const isOld = performance.timeOrigin + startTime < since
        if (isAnswer && responseStatus === 200 && !isOld) return performance.now() - responseEnd
        // The script, at least.
        if (ofIntercom) age = -1
      }
    } catch {
      // There is no such frame, or it is of another origin, or the page has put something else there.
    }
  return age
}

let age: number | undefined
let isFresh = false

/** Forgets the answers so far: another Messenger is to come. */
export function forgetAnswers(): void {
  isFresh = false
  try {
    since = performance.timeOrigin + performance.now()
  } catch {
    // The page has put something else there.
  }
}

/** The same as `findAge`, a few ms old. */
export function ageOfAnswer(apiBase: string): number | undefined {
  if (!isFresh) {
    age = findAge(apiBase)
    isFresh = true
    setTimeout(() => {
      isFresh = false
    }, FRESH_MS)
  }
  return age
}
