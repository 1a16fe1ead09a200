/** Time that passes only when it is told to. */
export type Clock = ReturnType<typeof createClock>

/** Creates a clock that shows the time `now` (ms). */
export function createClock(now: number) {
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    date: () => now,
    after: (ms: number, run: () => void) => {
      const timer = { at: now + Math.max(ms, 0), run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    /** Runs the next timer that is due by the time `until`. Returns whether there was one. */
    runNext: (until: number) => {
      let next: (typeof timers)[number] | undefined
      for (const timer of timers)
        if (timer.at <= until && (!next || timer.at < next.at)) next = timer
      if (!next) return false
      timers.splice(timers.indexOf(next), 1)
      now = Math.max(now, next.at)
      next.run()
      return true
    },
    /** Lets time pass without running a timer, as for a page that is frozen. */
    skipTo: (time: number) => {
      now = Math.max(now, time)
    },
    /** Forgets all timers, as a page that is left. */
    clear: () => {
      timers = []
    },
    pending: () => timers.length
  }
}
