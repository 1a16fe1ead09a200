type Entry = PerformanceResourceTiming & { responseStatus?: number }

/** A request that Intercom's API has answered: how long ago (ms), and whether well. */
export interface Answered {
  age: number
  isOk: boolean
}

const API_OF_INTERCOM = /^https:\/\/[\w.-]+\.intercom\.io$/

// The Messenger sends from a frame of its own, and older builds from the page.
const contexts = [
  () => window,
  // The page can have another element with this ID.
  () => document.querySelector<HTMLIFrameElement>('iframe#intercom-frame')?.contentWindow
]

/**
 * Finds the answered requests of this page to `path` of `apiBase`, or of an API of Intercom's. Undefined if the page shows no
 * request to Intercom at all: Firefox can hide them, and pages can clear them.
 */
export function findAnswers(apiBase: string, path: string): Answered[] | undefined {
  let isBlind = true
  const found: Answered[] = []
  for (const context of contexts)
    try {
      const { performance } = context() as Window
      for (const { name, responseEnd, responseStatus = 200 } of performance.getEntriesByType(
        'resource'
      ) as Entry[]) {
        const [base = '', rest] = name.split(path)
        // The script, at least.
        if (name.includes('.intercom.io/')) isBlind = false
        if (rest !== undefined && (base === apiBase || API_OF_INTERCOM.test(base)))
          // Each window has a time of its own, and older browsers do not show the status.
          found.push({ age: performance.now() - responseEnd, isOk: responseStatus === 200 })
      }
    } catch {
      // There is no such frame, or it is of another origin, or the page has put something else there.
    }
  return isBlind ? undefined : found
}
