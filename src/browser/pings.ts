type Entry = PerformanceResourceTiming & { responseStatus?: number }

const wasAnswered = (context: Window, minAge: number): boolean =>
  (context.performance.getEntriesByType('resource') as Entry[]).some(
    // Older browsers do not tell the status.
    ({ name, responseStatus = 200, responseEnd }) =>
      name.includes('/messenger/web/ping') &&
      responseStatus === 200 &&
      context.performance.now() - responseEnd >= minAge
  )

/** Whether Intercom has accepted a ping of this page at least `minAge` ms ago. It pings from a frame of its own. */
export const hasPinged = (minAge: number): boolean => {
  try {
    const frame = document.querySelector<HTMLIFrameElement>('#intercom-frame')
    return wasAnswered(window, minAge) || wasAnswered(frame?.contentWindow as Window, minAge)
  } catch {
    // There is no such frame, or the page has put another one there.
    return false
  }
}
