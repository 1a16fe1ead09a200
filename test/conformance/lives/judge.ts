import type { Net } from '../../support/net'
import type { Told } from '../../support/visitor'
import type { Called, Done } from './life'

/** What is known of a life when it is over. */
export interface Lived {
  done: Done[]
  called: Called[]
  told: Told[]
  /** What Intercom got. */
  pings: ReturnType<Net['pings']>
  events: ReturnType<Net['events']>
  /** When the ping arrived that each of Intercom's sessions began with. */
  sessions: Map<string, number>
}

/** The names of tracked events, by what is to say of them. */
export interface Verdict {
  called: string[]
  lost: string[]
  /** Lost, though nobody logged out and left the page afterwards. */
  needless: string[]
  /** Lost, and the plugin did not say so. */
  unreported: string[]
  /** Intercom has them as another person's. */
  wrongPerson: string[]
  twice: string[]
}

/** Judges a life: who each event was called for, and what Intercom has of it. */
export function judge(lived: Lived): Verdict {
  const { called } = lived
  const namesOf = (list: Called[]) => list.map(({ event }) => event)
  const lost = called.filter(({ event }) => arrivals(event, lived).length === 0)
  return {
    called: namesOf(called),
    lost: namesOf(lost),
    needless: namesOf(lost.filter(({ event }) => !wasLeftAfterReset(event, lived))),
    unreported: namesOf(unaccounted(lived)),
    wrongPerson: namesOf(
      called.filter((one) => arrivals(one.event, lived).some(isOther(one, lived)))
    ),
    twice: namesOf(called.filter(({ event }) => arrivals(event, lived).length > 1))
  }
}

/** The events that neither have arrived nor were reported. */
const unaccounted = (lived: Lived): Called[] =>
  lived.called.filter(
    ({ event, messageId }) =>
      arrivals(event, lived).length === 0 &&
      !lived.told.some((told) => told.type === 'dropped' && told.messageId === messageId)
  )

/** Whether Analytics.js has yet to perform an event of the present page, or Intercom has yet to get it. */
export function isPending(lived: Lived): boolean {
  const { done, called } = lived
  const steps = done.slice(done.map(({ step }) => step).lastIndexOf('start'))
  const tracked = steps.filter(({ step }) => step.startsWith('track'))
  const performed = called.filter(({ at }) => at >= (steps[0]?.at ?? 0))
  return performed.length < tracked.length || unaccounted(lived).length > 0
}

/** What Intercom has of an event. */
export const arrivals = (event: string, { events }: Lived): Lived['events'] =>
  events.filter(({ name }) => name === event)

/**
 * Whether Intercom has an event as another person's. A visitor of Segment has one anonymous ID from one boundary to the next,
 * and one user ID at most. So an event has no other user ID, and its session at Intercom's began with that visitor and has events of no other.
 */
function isOther({ anonymousId }: Called, { done, called, events, sessions }: Lived) {
  const own = called.filter((one) => one.anonymousId === anonymousId).map(({ event }) => event)
  const steps = done.filter(({ visitor }) => visitor === anonymousId)
  const users = steps.map(({ user }) => user)
  // The first visitor may have been there before the first step.
  const began = steps[0] === done[0] ? 0 : (steps[0]?.at ?? 0)
  return (event: (typeof events)[number]) => {
    const { anonymousSession: session, userData } = event
    const user = userData.user_id as string | undefined
    const earlier = events.slice(0, events.indexOf(event))
    return (
      (user !== undefined && !users.includes(user)) ||
      (sessions.get(session) ?? 0) < began ||
      earlier.some((one) => one.anonymousSession === session && !own.includes(one.name))
    )
  }
}

/** Whether the person who called an event logged out and left the page, so that Intercom may not have had it in time. */
function wasLeftAfterReset(event: string, { done }: Lived): boolean {
  const later = done.slice(done.findIndex(({ step }) => step === `track ${event}`))
  const reset = later.findIndex(({ step }) => step === 'reset')
  return reset >= 0 && later.slice(reset).some(({ step }) => step === 'leave')
}
