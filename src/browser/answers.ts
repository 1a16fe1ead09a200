import { findIntercom, type IntercomFunction, isLive } from './globals'
import { hasPinged, lookForPings, seesNothing } from './pings'
import { isSettled } from './ready'
import type { BootSettings } from '../session/ports'

// A Messenger that knows nobody so long after an answer was shut down.
const LATE_MS = 1000

/** What the page shows of Intercom's answers. */
export interface Answers {
  /** Notes what the page shows now; of its requests, only now and then, unless it `must`. */
  look: (must?: boolean) => void
  /** Whether Intercom has answered the first ping of this visit. */
  isAnswered: () => boolean
  /** Whether the live Messenger has known a visitor since its last boot, and knows none now. */
  isShut: () => boolean
  /** Forgets the answers to `intercom`, which gets a `boot` or a `shutdown`. */
  forget: (intercom: IntercomFunction) => void
}

// The ID is undefined until Intercom has answered, and after a shutdown.
const hasVisitor = (): boolean => {
  try {
    return isLive() && Boolean(findIntercom()?.('getVisitorId'))
  } catch {
    return false
  }
}

const hasCookie = (appId: string): boolean => {
  try {
    return document.cookie.includes(`intercom-id-${appId}`)
  } catch {
    // A sandboxed frame has none.
    return false
  }
}

/** Creates the answers to the Messenger that `settings` bring. */
export function createAnswers({ app_id, api_base }: BootSettings): Answers {
  // Messengers that have known a visitor since their last boot.
  const known = new WeakSet<IntercomFunction>()
  // With the cookie of an earlier visit, the Messenger knows the visitor before Intercom has answered.
  const isReturning = hasCookie(app_id)
  // False after a second boot or a shutdown.
  let isFirst = true
  return {
    look: (must) => {
      if (isFirst) lookForPings(api_base as string, must)
      const intercom = findIntercom()
      if (intercom && hasVisitor()) known.add(intercom)
    },
    // If no request can be seen, a second is enough: an event must not be sent again on each page.
    isAnswered: () =>
      hasVisitor() && (!isFirst || !isReturning || hasPinged(0) || (seesNothing() && isSettled())),
    isShut: () => {
      const intercom = findIntercom()
      return (
        intercom !== undefined &&
        (known.has(intercom) || (isFirst && hasPinged(LATE_MS))) &&
        !hasVisitor()
      )
    },
    forget: (intercom) => {
      known.delete(intercom)
      isFirst = false
    }
  }
}
