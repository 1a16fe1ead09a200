import type { BootSettings } from '../session/ports'
import { findIntercom, type IntercomFunction, isLive } from './globals'
import { ageOfAnswer, forgetAnswers } from './pings'
import { pageQueue } from './queue'
import { isSettled } from './ready'

// A Messenger that knows nobody so long after an answer was shut down.
const LATE_MS = 1000

/** What the page shows of Intercom's answers. */
export interface Answers {
  /** Notes whether the Messenger knows a visitor. */
  look: () => void
  /** Whether Intercom has answered the first ping of this visit. */
  isAnswered: () => boolean
  /** Whether the page has shut down the Messenger, or the stub: one that has known a visitor since its last boot knows none. */
  isShut: () => boolean
  /** Forgets everything: another Messenger is to come. */
  expect: () => void
  /** Forgets the answers so far, for a `boot` or a `shutdown`. */
  forget: () => void
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
  // The Messenger that has known a visitor since its last boot.
  let knowing: IntercomFunction | undefined
  // With the cookie of an earlier visit, the Messenger knows the visitor before Intercom has answered.
  let isReturning = hasCookie(app_id)
  // False after a second boot or a shutdown.
  let isFirst = true
  let isShut = false

  const noteShutdown = (): void => {
    const visit = pageQueue.visit()
    if (visit) isShut = visit === 'shutdown'
    // Without its frame, the Messenger does not tell. What it took over from a stub stays true until it knows somebody.
    else if (isLive())
      isShut =
        !hasVisitor() &&
        (isShut ||
          knowing === findIntercom() ||
          (isFirst && Number(ageOfAnswer(api_base as string)) > LATE_MS))
  }

  return {
    look: () => {
      if (hasVisitor()) knowing = findIntercom()
      noteShutdown()
    },
    isAnswered: () => {
      if (!hasVisitor()) return false
      if (!isFirst || !isReturning) return true
      const age = ageOfAnswer(api_base as string)
      // If no request can be seen, a second is enough: an event must not be sent again on each page.
      return age === undefined ? isSettled() : age >= 0
    },
    isShut: () => {
      noteShutdown()
      return isShut
    },
    expect: () => {
      knowing = undefined
      isFirst = true
      isReturning = hasCookie(app_id)
      forgetAnswers()
    },
    forget: () => {
      knowing = undefined
      isFirst = isShut = false
    }
  }
}
