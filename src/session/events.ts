import type { Clock, Intercom } from './ports'
import { isSameEvent, MAX_HELD } from './queue'
import type { Item } from './types'
import { SHUT } from './updates'

// Intercom sends an event a millisecond after it got it, if it has answered by then.
const LOOK_MS = 10
const MAX_LOOKS = 1000

/** The events of a visit. */
export interface Events {
  /** Hands an event to Intercom. */
  deliver: (item: Item) => void
  /** Looks from now on whether Intercom has sent them. */
  watch: () => void
  /** Whether Intercom has sent all of them. */
  areAway: () => boolean
  /** Takes back those that Intercom may still lose, also from the queue. */
  takeBack: () => Item[]
}

/** Creates the events of a visit, which `send` hands to Intercom. */
export function createEvents(
  clock: Clock,
  intercom: Intercom,
  send: (item: Item) => boolean
): Events {
  // Intercom may still lose these.
  let early: Item[] = []
  // Whether Intercom had answered at the last look.
  let isSeen = false
  let cancel: (() => void) | undefined
  let looks = 0

  const look = (): void => {
    const isAnswered = intercom.isAnswered()
    if (isSeen && isAnswered) early = []
    isSeen = isAnswered
  }

  const watch = (): void => {
    if (early.length === 0 || looks >= MAX_LOOKS || !intercom.isLive()) return
    cancel ??= clock.after(LOOK_MS, () => {
      cancel = undefined
      looks += 1
      intercom.look(true)
      look()
      watch()
    })
  }

  return {
    deliver: (item) => {
      if (intercom.isShut()) return item.report('trackEvent', SHUT)
      if (!send(item)) return
      if (looks >= MAX_LOOKS && intercom.isAnswered()) early = []
      isSeen = false
      looks = 0
      if (early.length < MAX_HELD) early.push(item)
      watch()
    },
    watch,
    areAway: () => early.length === 0,
    takeBack: () => {
      // An answer that comes after the last look is not seen.
      const taken = (isSeen || looks >= MAX_LOOKS) && intercom.isAnswered() ? [] : early
      early = []
      intercom.queue.remove((command) => taken.some((one) => isSameEvent(command, one.command)))
      return taken
    }
  }
}
