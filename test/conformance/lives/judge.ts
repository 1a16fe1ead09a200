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
export const unaccounted = (lived: Lived): Called[] =>
  lived.called.filter(
    ({ event, messageId }) =>
      arrivals(event, lived).length === 0 &&
      !lived.told.some((told) => told.type === 'dropped' && told.messageId === messageId)
  )

const arrivals = (event: string, { events }: Lived) => events.filter(({ name }) => name === event)

/**
 * Whether Intercom has an event as another person's. A visitor of Segment has one anonymous ID from one boundary to the next,
 * and one user ID at most. So a session of Intercom's has the events of one, began after them, and has pings of no other user.
 */
function isOther({ anonymousId }: Called, { done, called, pings, events, sessions }: Lived) {
  const own = called.filter((one) => one.anonymousId === anonymousId).map(({ event }) => event)
  const steps = done.filter(({ visitor }) => visitor === anonymousId)
  const users = steps.map(({ user }) => user)
  // The first visitor may have been there before the first step.
  const began = steps[0] === done[0] ? 0 : (steps[0]?.at ?? 0)
  const hasOtherUser = ({ userData: { user_id: user } }: (typeof pings | typeof events)[number]) =>
    user !== undefined && !users.includes(user as string)
  return (event: (typeof events)[number]) => {
    const { anonymousSession: session } = event
    return (
      hasOtherUser(event) ||
      (sessions.get(session) ?? 0) < began ||
      pings.some((ping) => ping.anonymousSession === session && hasOtherUser(ping)) ||
      events.some((one) => one.anonymousSession === session && !own.includes(one.name))
    )
  }
}

/** Whether the person who called an event logged out and left the page, so that Intercom may not have had it in time. */
function wasLeftAfterReset(event: string, { done }: Lived): boolean {
  const later = done.slice(done.findIndex(({ step }) => step === `track ${event}`))
  const reset = later.findIndex(({ step }) => step === 'reset')
  return reset >= 0 && later.slice(reset).some(({ step }) => step === 'leave')
}
