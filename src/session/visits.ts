// How long commands have to leave before a `shutdown`, which takes with it what Intercom has not sent yet. It passes in
// steps: on a busy page, one timer could be due before those with which Segment performs the events.
const STEPS = 5
const STEP_MS = 10
const GRACE_MS = STEPS * STEP_MS

// How many events can be on their way from the app to here; older ones have come, or had no mapping.
const MAX_CALLED = 1000

interface Held {
  visit: number
  run: () => void
}

/** Puts the commands of one person before those of the next, in the order in which the app called for them. */
export interface Turns {
  /** Takes note that the app calls an event now: it belongs to the visit that is the latest now. */
  called: (messageId: string) => void
  /** Runs what an event does when its visit has the turn: now, later, or, its visit being over, `drop` instead. */
  take: (messageId: string | undefined, run: () => void, drop: (reason: string) => void) => void
  /** Ends the session for another person, whose own starts with `start`: at once, or when the last one's has left. */
  change: (start: () => void, atOnce: boolean) => void
  /** Begins the visit of the next person: at once, or when what the app has called before has left. */
  reset: (atOnce: boolean) => void
}

/**
 * A visit is what one person does between two resets. Segment performs an event a task or two after the app has called
 * it, so that around a reset the events of two visits come mixed; `end` and `begin` switch from one to the next.
 */
export function createTurns(end: () => void, begin: () => void): Turns {
  const visits = new Map<string, number>()
  const held: Held[] = []
  let current = 0
  let latest = 0
  let nextPerson: (() => void) | undefined
  let hasEnded = false
  let lastRun = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const leave = (): void => {
    if (!hasEnded) end()
    hasEnded = true
  }

  const wait = (steps = STEPS): void => {
    clearTimeout(timer)
    timer = setTimeout(() => (steps > 1 ? wait(steps - 1) : cross()), STEP_MS)
    window.addEventListener('pagehide', leave)
  }

  const cross = (): void => {
    clearTimeout(timer)
    timer = undefined
    window.removeEventListener('pagehide', leave)
    leave()
    hasEnded = false
    const start = nextPerson ?? begin
    if (!nextPerson) current += 1
    nextPerson = undefined
    start()
    lastRun = Date.now()
    while (!nextPerson && held[0]?.visit === current) held.shift()?.run()
    if (nextPerson || current < latest) wait()
  }

  const hold = (item: Held): void => {
    const later = held.findIndex(({ visit }) => visit > item.visit)
    held.splice(later < 0 ? held.length : later, 0, item)
  }

  return {
    called: (messageId) => {
      visits.set(messageId, latest)
      const [oldest] = visits.keys()
      if (visits.size > MAX_CALLED && oldest !== undefined) visits.delete(oldest)
    },
    take: (messageId, run, drop) => {
      const visit = visits.get(messageId ?? '') ?? latest
      if (visit < current || (visit === current && hasEnded && !nextPerson)) {
        drop('it is dropped, because it came after its reset(). Await it before.')
      } else if (visit > current || nextPerson) hold({ visit, run })
      else {
        run()
        lastRun = Date.now()
        if (timer !== undefined) wait()
      }
    },
    change: (start, atOnce) => {
      nextPerson = start
      if (atOnce || Date.now() - lastRun >= GRACE_MS) cross()
      else wait()
    },
    reset: (atOnce) => {
      latest += 1
      if (!atOnce) wait()
      else while (current < latest) cross()
    }
  }
}
