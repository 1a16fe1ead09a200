/** The pings of the Messenger, which it sends from a frame of its own, and older builds from the page. */
export interface Pings {
  /** Notes the answers that have come. */
  look: () => void
  /** Whether Intercom has accepted a ping of this page at least `minAge` ms ago. */
  hasAnswer: (minAge: number) => boolean
}

type Entry = PerformanceResourceTiming & { responseStatus?: number }

const isAnsweredPing = ({ name, responseStatus = 200 }: Entry): boolean =>
  // Older browsers do not tell the status.
  name.includes('/messenger/web/ping') && responseStatus === 200

const findFrame = (): Window | null | undefined =>
  (document.getElementById('intercom-frame') as HTMLIFrameElement | null)?.contentWindow

/** Creates the watch over the pings. It reads each request of the page once. */
export function createPings(): Pings {
  // A frame that loads anew has the same window, and another document.
  const observers = new Map<Document, PerformanceObserver>()
  let answeredAt = Infinity

  const note = ({ performance: ofWindow }: Window, entries: PerformanceEntryList): void => {
    const ping = (entries as Entry[]).find(isAnsweredPing)
    // Each window has a time of its own.
    if (ping) answeredAt = performance.now() - (ofWindow.now() - ping.responseEnd)
  }

  const observe = (context: Window): PerformanceObserver => {
    const { PerformanceObserver: Observer } = context as Window & typeof globalThis
    const observer = new Observer((list) => note(context, list.getEntries()))
    observer.observe({ type: 'resource', buffered: true })
    observers.set(context.document, observer)
    return observer
  }

  const lookAt = (context: Window): void => {
    const observer = observers.get(context.document) ?? observe(context)
    note(context, observer.takeRecords())
  }

  return {
    look: () => {
      if (answeredAt < Infinity) return
      try {
        lookAt(window)
        const frame = findFrame()
        if (frame) lookAt(frame)
      } catch {
        // The page has put another frame there, or the browser shows no requests.
      }
    },
    hasAnswer: (minAge) => performance.now() - answeredAt >= minAge
  }
}
