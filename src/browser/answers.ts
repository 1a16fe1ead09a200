import { findIntercom, type IntercomFunction, isLive } from './globals'
import { hasPinged, lookForPings } from './pings'

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

/** Creates the answers to the Messenger of the workspace `appId`. */
export function createAnswers(appId: string): Answers {
  // Messengers that have known a visitor since their last boot.
  const known = new WeakSet<IntercomFunction>()
  // With the cookie of an earlier visit, the Messenger knows the visitor before Intercom has answered.
  const isReturning = document.cookie.includes(`intercom-id-${appId}`)
  // False after a second boot or a shutdown.
  let isFirst = true
  return {
    look: (must) => {
      if (isFirst) lookForPings(must)
      const intercom = findIntercom()
      if (intercom && hasVisitor()) known.add(intercom)
    },
    isAnswered: () => hasVisitor() && !(isFirst && isReturning && !hasPinged(0)),
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
