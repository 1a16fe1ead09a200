interface Timer {
  at: number
  run: () => void
}

/** Time that passes only when it is told to. */
export interface Clock {
  now: () => number
  after: (ms: number, run: () => void) => () => void
  /** Runs the next timer that is due by the time `until`. Returns whether there was one. */
  runNext: (until: number) => boolean
  /** Lets time pass without running a timer, as for a page that is frozen. */
  skipTo: (time: number) => void
  /** How many timers wait. */
  pending: () => number
}

/** Creates a clock that shows the time `now` (ms). */
export function createClock(now: number): Clock {
  let timers: Timer[] = []
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + Math.max(ms, 0), run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    runNext: (until) => {
      let next: Timer | undefined
      for (const timer of timers)
        if (timer.at <= until && (!next || timer.at < next.at)) next = timer
      if (!next) return false
      timers.splice(timers.indexOf(next), 1)
      now = Math.max(now, next.at)
      next.run()
      return true
    },
    skipTo: (time) => {
      now = Math.max(now, time)
    },
    pending: () => timers.length
  }
}
