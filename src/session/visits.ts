import type { Host, Item } from './host'

// How long commands have to leave before a `shutdown`, which takes with it what Intercom has not sent yet. It passes in
// steps: on a busy page, one timer could be due before those with which Segment performs the events.
const STEP_MS = 10
const MAX_STEPS = 5

// Nobody waits longer than this for the last person's commands.
const MAX_GRACE_MS = 3000

const LEFT = 'dropped: the person has left.'

/** How many commands wait for a visit to come, and how many events are on their way from the app to here. */
export const MAX_HELD = 1000

/** What one person does between two boundaries. Several have the same epoch if a user follows another without a reset. */
interface Visit {
  epoch: number
  /** What is still to be delivered, in call order. */
  inbox: Item[]
}

/** What becomes of an item: it is delivered; it waits, and all that follows with it; it begins another person's visit. */
export type Outcome = 'done' | 'wait' | 'another'

/** What a visit is made of. */
export interface Rules {
  deliver: (item: Item) => Outcome
  /** Everything that can be delivered for now is. */
  settle: () => void
  /** Whether all that was delivered has left the page. */
  isQuiet: () => boolean
  /** Ends the visit that has the turn. */
  end: () => void
  /** Begins the next one. */
  begin: () => void
}

/** The visits of a page, in their order. The first has the turn. */
export interface Visits {
  /** The app calls an event now: it belongs to the visit that is the latest now. */
  call: (messageId: string) => void
  /** Takes an item into the inbox of its visit: that of the event, or the latest. */
  take: (item: Item, messageId?: string) => void
  /** A boundary: the next visit gets the turn when the commands of those before it have left. */
  reset: () => void
  /** Delivers what can be delivered. */
  pump: () => void
  /** The page is left: a visit that is ending ends now, and those that have not begun never will. */
  leave: () => void
  /** Puts a new visit in the place of all. With a reason, ends the one that has the turn, and drops all that waits. */
  clear: (reason?: string) => void
  /** Takes back what waits for the latest visit to be delivered. */
  takeBack: () => Item[]
  /** Whether the visit that has the turn is the latest. */
  isLatest: () => boolean
}

const drop = ({ command, report }: Item, reason: string): void => report(command[0], reason)

/** Creates the queue of visits. Its states are drawn in docs/session.md; they change in `pump` and nowhere else. */
export function createVisits(host: Host, rules: Rules): Visits {
  const epochs = new Map<string, number>()
  let visits: [Visit, ...Visit[]] = [{ epoch: 0, inbox: [] }]
  let latest = 0
  let hasEnded = false
  let isPumping = false
  // Of the boundary that the first visit waits for.
  let steps = 0
  let endsAt = 0
  let lastAt = 0
  let cancel: (() => void) | undefined

  const setBoundary = (count: number): void => {
    steps = count
    endsAt = host.now() + MAX_GRACE_MS
  }

  const end = (): void => {
    if (!hasEnded) rules.end()
    hasEnded = true
  }

  const dropAll = (items: Item[], reason: string): void =>
    items.splice(0).forEach((item) => drop(item, reason))

  const deliver = (): void => {
    const [{ epoch, inbox }] = visits
    for (let item = inbox[0]; item !== undefined && !hasEnded; item = inbox[0]) {
      const outcome = rules.deliver(item)
      if (outcome === 'another') {
        visits.splice(1, 0, { epoch, inbox: inbox.splice(0) })
        setBoundary(host.now() - lastAt < STEP_MS * MAX_STEPS ? MAX_STEPS : 0)
      }
      if (outcome !== 'done') break
      inbox.shift()
      lastAt = host.now()
      steps = MAX_STEPS
    }
    rules.settle()
  }

  // Before the Messenger is there nothing can leave, so there is nothing to wait for.
  const canEnd = (): boolean =>
    hasEnded ||
    !host.isLive() ||
    host.now() >= endsAt ||
    (steps <= 0 && visits[0].inbox.length === 0 && rules.isQuiet())

  const wait = (): void => {
    cancel ??= host.after(STEP_MS, () => {
      cancel = undefined
      steps -= 1
      pump()
    })
  }

  const next = (): void => {
    const [{ inbox }] = visits
    end()
    hasEnded = false
    visits.shift()
    dropAll(inbox, LEFT)
    rules.begin()
    setBoundary(MAX_STEPS)
  }

  const pump = (): void => {
    // What is delivered can call the page's own code, and that can come back here.
    if (isPumping) return
    isPumping = true
    try {
      deliver()
      while (visits.length > 1 && canEnd()) {
        next()
        deliver()
      }
      if (visits.length > 1) wait()
    } finally {
      isPumping = false
    }
  }

  const findVisit = (epoch: number): Visit | undefined =>
    visits.filter((visit) => visit.epoch === epoch).pop()

  return {
    call: (messageId) => {
      epochs.set(messageId, latest)
      const [oldest] = epochs.keys()
      if (epochs.size > MAX_HELD && oldest !== undefined) epochs.delete(oldest)
    },
    take: (item, messageId = '') => {
      const visit = findVisit(epochs.get(messageId) ?? latest)
      if (!visit) drop(item, 'dropped: it ran after reset(). Await it before you call reset().')
      else if (visit.inbox.length >= MAX_HELD) drop(item, `dropped: ${MAX_HELD} commands wait.`)
      else {
        visit.inbox.push(item)
        pump()
      }
    },
    reset: () => {
      latest += 1
      visits.push({ epoch: latest, inbox: [] })
      if (visits.length === 2) setBoundary(MAX_STEPS)
      pump()
    },
    pump,
    leave: () => {
      if (visits.length === 1) return
      end()
      const over = visits.splice(0, visits.length - 1, { epoch: -1, inbox: [] })
      for (const { inbox } of over) dropAll(inbox, LEFT)
    },
    clear: (reason) => {
      if (reason) {
        for (const { inbox } of visits) dropAll(inbox, reason)
        end()
        hasEnded = false
      }
      latest += 1
      visits = [{ epoch: latest, inbox: [] }]
    },
    takeBack: () => visits[visits.length - 1]?.inbox.splice(0) ?? [],
    isLatest: () => visits.length === 1
  }
}
