import type { BootSettings } from '../session/ports'
import { findIntercom, type IntercomFunction, isLive } from './globals'
import { findAnswers } from './pings'
import { isSettled } from './ready'

// A Messenger that knows nobody so long after an answer was shut down.
const LATE_MS = 1000

// A page can have thousands of requests, and each event asks.
const LOOK_MS = 100

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
  // The time of the first answer, and of the last look.
  let pingedAt = Infinity
  let lookedAt = -Infinity
  let isBlind = false
  let isShut = false

  const find = (name: string) => findAnswers(api_base as string, `/messenger/web/${name}`)

  const lookForPings = (now: number): void => {
    lookedAt = now
    const pings = find('ping')
    isBlind = !pings
    const ping = pings?.find(({ isOk }) => isOk)
    if (ping) pingedAt = now - ping.age
  }

  return {
    look: (must) => {
      const now = Date.now()
      const isDue = must || now - lookedAt >= LOOK_MS
      if (isFirst && pingedAt === Infinity && isDue) lookForPings(now)
      const intercom = findIntercom()
      if (intercom && hasVisitor()) known.add(intercom)
    },
    // If no request can be seen, a second is enough: an event must not be sent again on each page.
    isAnswered: () =>
      hasVisitor() && (!isFirst || !isReturning || pingedAt < Infinity || (isBlind && isSettled())),
    isShut: () => {
      const intercom = findIntercom()
      // Without its frame, it does not tell.
      if (intercom && isLive())
        isShut =
          (known.has(intercom) || (isFirst && Date.now() - pingedAt >= LATE_MS)) && !hasVisitor()
      return isShut
    },
    forget: (intercom) => {
      known.delete(intercom)
      isFirst = false
    }
  }
}
