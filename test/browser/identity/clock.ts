/** The page's clock, for a test to move: a timer of 5 s or more is due when the test says so. */
export interface ClockWindow {
  /** Lets so many milliseconds pass for `Date`, and runs what is due by then, unless the tab sleeps. */
  pass: (ms: number, isAsleep?: boolean) => void
}

/** Source that a page runs first, so that its long timers wait for `pass`. */
export const clockSource = `(${holdLongTimers.toString()})();`

function holdLongTimers() {
  const { setTimeout: set, clearTimeout: clear, Date: RealDate } = window
  const isLongMs = 5_000
  const timers = new Map<number, { at: number; run: () => void }>()
  let offset = 0
  let count = 0
  const { now } = RealDate
  RealDate.now = () => now() + offset
  Object.assign(window, {
    setTimeout: (run: () => void, ms = 0, ...args: unknown[]) => {
      if (ms < isLongMs) return set(run, ms, ...args)
      // Real timers have positive numbers.
      count -= 1
      timers.set(count, { at: RealDate.now() + ms, run })
      return count
    },
    clearTimeout: (timer: number) => (timers.delete(timer) ? undefined : clear(timer)),
    pass: (ms: number, isAsleep = false) => {
      offset += ms
      for (const [timer, { at, run }] of [...timers])
        if (!isAsleep && at <= RealDate.now() && timers.delete(timer)) run()
    }
  })
}
