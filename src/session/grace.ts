import type { Clock } from './ports'

// A request leaves a few milliseconds after its command. We count steps, because on a busy page a single timer can fire before
// the timers with which Segment performs the events.
const STEP_MS = 10
const STEPS = 5

// On a busy page, time passes without giving anybody any. A clock can also stand still: then the steps count.
const MIN_STEPS = 50

// The next person never waits longer than this for a live Messenger, and for one that is still to come.
const MAX_GRACE_MS = 3000
const MAX_LOAD_MS = 10_000

/** The time that a visit's commands get before its `shutdown`, with which Intercom loses what it has not sent yet. */
export interface Grace {
  /** The steps that have passed. */
  now: () => number
  /** Starts it, for the visit with the turn, whose boundary was at the step `endedAt`. */
  begin: (endedAt: number, isLive: boolean) => void
  /** Starts the steps again, for a command that was just delivered. */
  extend: () => void
  /** Whether the last command has had its time, or one at the step `since`. */
  hasPassed: (since?: number) => boolean
  /** Whether the longest time has passed. */
  isOver: () => boolean
  /** Calls `run` after one step. Does nothing if a step is running. */
  wait: (run: () => void) => void
}

/** Creates the time between a boundary and the `shutdown`. */
export function createGrace(clock: Clock): Grace {
  let steps = 0
  let lastAt = 0
  let earliestEnd = 0
  let latestEnd = 0
  let endsAt = 0
  let cancel: (() => void) | undefined
  return {
    now: () => steps,
    begin: (endedAt, isLive) => {
      const most = isLive ? MAX_GRACE_MS : MAX_LOAD_MS - (steps - endedAt) * STEP_MS
      lastAt = endedAt
      earliestEnd = steps + MIN_STEPS
      latestEnd = steps + most / STEP_MS
      endsAt = clock.now() + most
    },
    extend: () => {
      lastAt = steps
    },
    hasPassed: (since = lastAt) => steps - since >= STEPS,
    isOver: () => steps >= latestEnd || (steps >= earliestEnd && clock.now() >= endsAt),
    wait: (run) => {
      cancel ??= clock.after(STEP_MS, () => {
        cancel = undefined
        steps += 1
        run()
      })
    }
  }
}
