import type { Clock } from './ports'

// A request leaves a few milliseconds after its command. We count steps, because on a busy page a single timer can fire before
// the timers with which Segment performs the events.
const STEP_MS = 10
const STEPS = 5

// The next person never waits longer than this.
const MAX_GRACE_MS = 3000

/** The time that a visit's commands get before its `shutdown`, with which Intercom loses what it has not sent yet. */
export interface Grace {
  /** Starts it at a boundary. `isWanted` is false if nothing was delivered that still has to leave. */
  begin: (isWanted: boolean) => void
  /** Starts the steps again, for a command that was just delivered. */
  extend: () => void
  /** Whether a command was delivered a moment ago. */
  isFresh: () => boolean
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
  let deliveredAt = 0
  let cancel: (() => void) | undefined
  return {
    begin: (isWanted) => {
      steps = isWanted ? STEPS : 0
      endsAt = clock.now() + MAX_GRACE_MS
    },
    extend: () => {
      deliveredAt = clock.now()
      steps = STEPS
    },
    isFresh: () => clock.now() - deliveredAt < STEP_MS * STEPS,
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
