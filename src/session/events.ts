import type { Clock, Intercom } from './ports'
import { isSameEvent, MAX_HELD } from './queue'
import type { Item } from './types'
import { SHUT } from './updates'

// Intercom sends an event a millisecond after it got it, if it has answered by then. So after two looks, a shutdown loses none.
const LOOK_MS = 20
const LOOKS_TO_LEAVE = 2

// If the page is left, a request that has no answer may not have left. A live Messenger gets a second for it.
const LOOKS_TO_SEND = 50
const MAX_LOOKS = 500

/** The events of a visit. */
export interface Events {
  /** Hands an event to Intercom. */
  deliver: (item: Item) => void
  /** Looks from now on whether Intercom has sent them. */
  watch: () => void
  /** Whether a shutdown loses none of them. */
  areAway: () => boolean
  /** Takes back those that may not have left the page, also from the queue. */
  takeBack: () => Item[]
  /** Hands those over again. The page was told of them. */
  deliverAgain: () => void
}

/** Creates the events of a visit, which `send` hands to Intercom. */
export function createEvents(
  clock: Clock,
  intercom: Intercom,
  send: (item: Item, isPart?: boolean) => boolean
): Events {
  // These may not have left the page.
  let early: Item[] = []
  let looks = 0
  // How many of the looks have found that Intercom has answered.
  let seen = 0
  let counted = 0
  let cancel: (() => void) | undefined

  const look = (): void => {
    cancel = undefined
    looks += 1
    intercom.look()
    if (intercom.isAnswered()) {
      seen += 1
      const count = intercom.countEvents()
      const isBlind = count === Infinity
      if (seen >= (isBlind ? LOOKS_TO_LEAVE : LOOKS_TO_SEND)) early = []
      else if (!isBlind && count > counted) early.splice(0, count - counted)
      counted = count
    }
    watch()
  }

  const watch = (): void => {
    if (early.length > 0 && looks < MAX_LOOKS && intercom.isLive())
      cancel ??= clock.after(LOOK_MS, look)
  }

  const add = (item: Item): void => {
    looks = seen = 0
    if (early.length < MAX_HELD) early.push(item)
    watch()
  }

  const takeBack = (): Item[] => {
    // An answer after the last look is not seen.
    const taken = looks >= MAX_LOOKS && intercom.isAnswered() ? [] : early
    early = []
    intercom.queue.remove((command) => taken.some((one) => isSameEvent(command, one.command)))
    return taken
  }

  return {
    deliver: (item) => {
      if (intercom.isShut()) item.report('trackEvent', SHUT)
      else if (send(item)) add(item)
    },
    watch,
    areAway: () => early.length === 0 || seen >= LOOKS_TO_LEAVE,
    takeBack,
    deliverAgain: () => {
      for (const item of takeBack()) if (send(item, true)) add(item)
    }
  }
}
