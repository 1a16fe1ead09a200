import type { Clock } from './ports'

// A request leaves a few milliseconds after its command. We count steps, because on a busy page a single timer can fire before
// the timers with which Segment performs the events.
const STEP_MS = 10
const STEPS = 5

// The next person never waits longer than this.
const MAX_GRACE_MS = 3000

/** The time that a visit's commands get before its `shutdown`, with which Intercom loses what it has not sent yet. */
export interface Grace {
  /** Starts it, at a boundary. */
  begin: () => void
  /** Starts the steps again, for a command that was just delivered, or that waits for Intercom's first answer. */
  extend: () => void
  /** Whether the last command has had its time. */
  hasPassed: () => boolean
  /** Whether the longest time has passed. */
  isOver: () => boolean
  /** Calls `run` after one step. Does nothing if a step is running. */
  wait: (run: () => void) => void
}

/** Creates the time between a boundary and the `shutdown`. */
export function createGrace(clock: Clock): Grace {
  let steps = 0
  let endsAt = 0
  let cancel: (() => void) | undefined
  return {
    begin: () => {
      steps = STEPS
      endsAt = clock.now() + MAX_GRACE_MS
    },
    extend: () => {
      steps = STEPS
    },
    hasPassed: () => steps <= 0,
    isOver: () => clock.now() >= endsAt,
    wait: (run) => {
      cancel ??= clock.after(STEP_MS, () => {
        cancel = undefined
        steps -= 1
        run()
      })
    }
  }
}
