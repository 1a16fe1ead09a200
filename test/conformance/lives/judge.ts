import type { Net } from '../../support/net'
import { outcomeOf, type Told } from '../../support/visitor'
import type { Called, Done } from './life'

/** What is known of a life when it is over. */
export interface Lived {
  done: Done[]
  called: Called[]
  told: Told[]
  /** What Intercom got. */
  events: ReturnType<Net['events']>
  /** When the ping arrived that each of Intercom's sessions began with. */
  sessions: Map<string, number>
}

/** Something to ask about an event of a life. */
type Question = (call: Called, lived: Lived) => boolean

/** What Intercom has of an event. */
export const arrivals = ({ event }: Called, { events }: Lived): Lived['events'] =>
  events.filter(({ name }) => name === event)

// Of what else is called, the next ping can say the same.
const isLost: Question = (call, lived) =>
  call.type === 'track' && arrivals(call, lived).length === 0

/** Neither has Intercom the event, nor did the plugin say that it will not, or may not. */
export const isUnreported: Question = (call, lived) =>
  isLost(call, lived) &&
  !lived.told.some(
    ({ reason = '', messageId }) =>
      /^(not sent|may be lost)/.test(reason) && messageId === call.messageId
  )

/** Somebody else may have been there, as a user or as a visitor, when the page was left before Intercom could have the event. */
const wasLeftAfterLogout: Question = ({ event, visitor }, { done }) => {
  const since = done.slice(done.findIndex(({ step }) => step === `track ${event}`))
  const user = since[0]?.user
  return since.some(
    (later) =>
      later.step === 'leave' && (later.visitor !== visitor || (user && later.user !== user))
  )
}

/**
 * Intercom has the event as another person's. A visitor of Segment has one anonymous ID from one boundary to the next, and one
 * user ID at most; those with the same user ID are one person. So the session that the event came in began with this person,
 * and has events of no other.
 */
const isOfOther: Question = (call, lived) => {
  const { done, called, events, sessions } = lived
  const userOf = (visitor: string) => done.find((one) => one.visitor === visitor && one.user)?.user
  const user = userOf(call.visitor)
  const isOwn = ({ visitor }: { visitor: string }) =>
    visitor === call.visitor || (user !== undefined && userOf(visitor) === user)
  const own = called.filter(isOwn).map(({ event }) => event)
  // The first visitor may have been there before the first step.
  const [first] = done
  const began = first && isOwn(first) ? 0 : (done.find(isOwn)?.at ?? 0)
  return arrivals(call, lived).some((event) => {
    const { anonymousSession: session, userData } = event
    const earlier = events.slice(0, events.indexOf(event))
    return (
      ![undefined, user].includes(userData.user_id as string) ||
      (sessions.get(session) ?? 0) < began ||
      earlier.some((one) => one.anonymousSession === session && !own.includes(one.name))
    )
  })
}

/** The plugin has not told what became of it, or more than one thing, on all the pages. */
const hasNotOneOutcome: Question = ({ messageId, type }, { told }) => {
  const outcome = outcomeOf(messageId, told)
  // What several updates have told of a person goes to the next page as one of them.
  const isOne = ['sent', 'dropped', 'unmatched'].includes(outcome)
  return !isOne && (type === 'track' || outcome !== 'kept')
}

/** What a life is asked, by what it means of an event if it is so. */
export const questions = {
  lost: isLost,
  'lost without a logout before the page was left': (call, lived) =>
    isLost(call, lived) && !wasLeftAfterLogout(call, lived),
  'lost and not reported': isUnreported,
  'as another person': isOfOther,
  'without one outcome': hasNotOneOutcome,
  twice: (call, lived) => arrivals(call, lived).length > 1
} satisfies Record<string, Question>
