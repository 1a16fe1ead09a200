type Entry = PerformanceResourceTiming & { responseStatus?: number }

const wasAnswered = (context: Window | null | undefined, minAge: number): boolean =>
  context?.performance.getEntriesByType('resource').some(
    (entry) =>
      entry.name.includes('/messenger/web/ping') &&
      // Older browsers do not tell the status.
      ((entry as Entry).responseStatus ?? 200) === 200 &&
      context.performance.now() - (entry as Entry).responseEnd >= minAge
  ) === true

/** Whether Intercom has accepted a ping of this page at least `minAge` ms ago. It pings from a frame of its own. */
export const hasPinged = (minAge: number): boolean =>
  [document.querySelector<HTMLIFrameElement>('#intercom-frame')?.contentWindow, window].some(
    (context) => wasAnswered(context, minAge)
  )
