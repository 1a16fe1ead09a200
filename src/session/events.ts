import type { Clock, Intercom } from './ports'
import { isSameEvent, MAX_HELD } from './queue'
import type { Item } from './types'
import { SHUT } from './updates'

// Intercom sends an event a millisecond after it got it, if it has answered by then. Some looks later, a shutdown does it no
// harm. If the page is left within ten, nobody can tell whether it has left the browser.
const LOOK_MS = 10
const LOOKS_TO_LEAVE = 5
const LOOKS_TO_ARRIVE = 10
const MAX_LOOKS = 1000

/** Why something may not have arrived. */
export const UNANSWERED = 'may be lost: the visitor has left before Intercom answered.'

/** The events of a visit. */
export interface Events {
  /** Hands an event to Intercom. */
  deliver: (item: Item) => void
  /** Looks from now on whether Intercom has sent them. */
  watch: () => void
  /** Whether a shutdown loses none of them. */
  areAway: () => boolean
  /** Takes back those that have not left, also from the queue. Reports those that may not have arrived. */
  takeBack: () => Item[]
  /** Hands those that have not left over again. The page was told of them. */
  deliverAgain: () => void
}

/** Creates the events of a visit, which `send` hands to Intercom. */
export function createEvents(
  clock: Clock,
  intercom: Intercom,
  send: (item: Item, isPart?: boolean) => boolean
): Events {
  // These may not have left.
  let early: Item[] = []
  let looks = 0
  // How many looks have found that Intercom has answered, the one at the hand-over included.
  let seen = 0
  let cancel: (() => void) | undefined

  const watch = (): void => {
    if (early.length > 0 && looks < MAX_LOOKS && intercom.isLive())
      cancel ??= clock.after(LOOK_MS, () => {
        cancel = undefined
        looks += 1
        intercom.look()
        if (intercom.isAnswered()) seen += 1
        if (seen >= LOOKS_TO_ARRIVE) early = []
        watch()
      })
  }

  const add = (item: Item): void => {
    // The earlier ones have left, if not in this very moment.
    if (seen > 1) early = []
    looks = 0
    seen = intercom.isAnswered() ? 1 : 0
    if (early.length < MAX_HELD) early.push(item)
    watch()
  }

  const takeBack = (maxSeen = 0): Item[] => {
    const taken = early
    early = []
    intercom.queue.remove((command) => taken.some((one) => isSameEvent(command, one.command)))
    if (seen <= maxSeen && !(looks >= MAX_LOOKS && intercom.isAnswered())) return taken
    for (const item of taken) item.report('trackEvent', UNANSWERED)
    return []
  }

  return {
    deliver: (item) => {
      if (intercom.isShut()) item.report('trackEvent', SHUT)
      else if (send(item)) add(item)
    },
    watch,
    areAway: () => early.length === 0 || seen >= LOOKS_TO_LEAVE,
    takeBack: () => takeBack(),
    deliverAgain: () => {
      // A frame that goes takes its requests along.
      for (const item of takeBack(1)) if (send(item, true)) add(item)
    }
  }
}
