import type { Clock } from './ports'

// A request leaves a few milliseconds after its command. The time passes in steps: on a busy page, a single timer could be
// due before those with which Segment performs the events.
const STEP_MS = 10
const STEPS = 5

// Nobody waits longer than this for the last person's commands.
const MAX_GRACE_MS = 3000

/** The time that the commands of a visit have to leave before its `shutdown`, which takes what Intercom has not sent yet. */
export interface Grace {
  /** A boundary has come. Without `isWanted`, nothing has been delivered that still has to leave. */
  begin: (isWanted: boolean) => void
  /** Something has been delivered: it needs the time, too. */
  extend: () => void
  /** Whether something was delivered a moment ago. */
  isFresh: () => boolean
  /** Whether the last command has had its time. */
  hasPassed: () => boolean
  /** Whether nobody waits any longer. */
  isOver: () => boolean
  /** Calls `run` at the end of the step. Does nothing if a step is on its way. */
  wait: (run: () => void) => void
}

/** Creates the time that passes between a boundary and the `shutdown`. */
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
