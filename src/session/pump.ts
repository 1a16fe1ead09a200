import type { Grace } from './grace'
import type { Inboxes } from './inboxes'
import type { Item } from './ports'

/** Why what a visit leaves is not sent. */
export const LEFT = 'dropped: the person has left.'

/** What becomes of an item: it is delivered; it waits, and all that follows with it; it begins another person's visit. */
export type Outcome = 'done' | 'wait' | 'another'

/** What a visit is made of. */
export interface Rules {
  deliver: (item: Item) => Outcome
  /** Everything that can be delivered for now is. */
  settle: () => void
  /** Whether there is a Messenger from which something can leave the page. */
  isLive: () => boolean
  /** Notes how far Intercom has come with what was delivered. */
  noteProgress: () => void
  /** Whether all that was delivered has left the page. */
  isQuiet: () => boolean
  /** Ends the visit that has the turn. */
  end: () => void
  /** Begins the next one. */
  begin: () => void
}

/** The one place where the visit that has the turn changes. */
export interface Pump {
  /** Delivers what can be delivered, and gives the turn to the next visit if the first can end. */
  pump: () => void
  /** Ends the visit that has the turn now, whatever it still needs. */
  end: () => void
  /** Lets the visit that has the turn take commands again. */
  reopen: () => void
}

/** Reports each of the `items` as not sent. */
export const dropAll = (items: Item[], reason: string): void => {
  for (const { command, report } of items) report(command[0], reason)
}

function deliverAll(inboxes: Inboxes, grace: Grace, rules: Rules, hasEnded: () => boolean): void {
  let item = inboxes.peek()
  while (item && !hasEnded()) {
    const outcome = rules.deliver(item)
    if (outcome === 'another') {
      inboxes.split()
      grace.begin(grace.isFresh())
    }
    if (outcome !== 'done') break
    inboxes.shift()
    grace.extend()
    item = inboxes.peek()
  }
  rules.settle()
}

/** Creates what moves items from the `inboxes` to Intercom, and the turn from one visit to the next. */
export function createPump(inboxes: Inboxes, grace: Grace, rules: Rules): Pump {
  let hasEnded = false
  let isPumping = false

  const deliver = (): void => deliverAll(inboxes, grace, rules, () => hasEnded)

  const end = (): void => {
    if (!hasEnded) rules.end()
    hasEnded = true
  }

  // Before the Messenger is there nothing can leave, so there is nothing to wait for.
  const canEnd = (): boolean =>
    hasEnded ||
    !rules.isLive() ||
    grace.isOver() ||
    (grace.hasPassed() && !inboxes.peek() && rules.isQuiet())

  const next = (): void => {
    end()
    hasEnded = false
    dropAll(inboxes.next(), LEFT)
    rules.begin()
    grace.begin(true)
  }

  const pump = (): void => {
    // What is delivered can call the page's own code, and that can come back here.
    if (isPumping) return
    isPumping = true
    try {
      deliver()
      if (!inboxes.isSingle()) rules.noteProgress()
      while (!inboxes.isSingle() && canEnd()) {
        next()
        deliver()
      }
      if (!inboxes.isSingle()) grace.wait(pump)
    } finally {
      isPumping = false
    }
  }

  return {
    pump,
    end,
    reopen: () => {
      hasEnded = false
    }
  }
}
