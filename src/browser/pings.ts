type Entry = PerformanceResourceTiming & { responseStatus?: number }

const isAnsweredPing = ({ name, responseStatus = 200 }: Entry): boolean =>
  // Older browsers do not show the status.
  name.includes('/messenger/web/ping') && responseStatus === 200

// A frame that loads anew has the same window, and another document.
const observers = new Map<Document, PerformanceObserver>()

// When Intercom accepted the first ping, in the page's `performance.now()` (ms).
let answeredAt = Infinity

function note({ performance: ofWindow }: Window, entries: PerformanceEntryList): void {
  const ping = (entries as Entry[]).find(isAnsweredPing)
  if (ping) answeredAt = performance.now() - (ofWindow.now() - ping.responseEnd)
}

function observe(context: Window): PerformanceObserver {
  const { PerformanceObserver: Observer } = context as Window & typeof globalThis
  const observer = new Observer((list) => note(context, list.getEntries()))
  observer.observe({ type: 'resource', buffered: true })
  observers.set(context.document, observer)
  return observer
}

const lookAt = (context: Window): void =>
  note(context, (observers.get(context.document) ?? observe(context)).takeRecords())

/** Looks for the answer to the first ping. The Messenger pings from a frame of its own, and older builds from the page. */
export function lookForPings(): void {
  if (answeredAt < Infinity) return
  try {
    lookAt(window)
    const frame = document.getElementById('intercom-frame') as HTMLIFrameElement | null
    if (frame?.contentWindow) lookAt(frame.contentWindow)
  } catch {
    // The frame is of another origin, or the browser shows no requests.
  }
}

/** Whether Intercom has accepted a ping of this page at least `minAge` ms ago. */
export const hasPinged = (minAge: number): boolean => performance.now() - answeredAt >= minAge
