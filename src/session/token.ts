import { type Attributes, PROOF_KEYS } from '../client'
import type { Report } from '../report'
import type { GetUserToken } from '../types'
import { isNamed, toId } from './person'
import type { Clock } from './ports'

const NO_TOKEN = 'no valid token for the user. Check your server.'

const NO_ID = 'left out: getUserToken needs a user_id. Map it.'

const MAX_WAIT_MS = 10_000
const RETRY_MS = 30_000
const RENEW_BEFORE_MS = 60_000
const MAX_TIMER_MS = 2 ** 31 - 1

// Intercom's server checks the signature. https://www.rfc-editor.org/rfc/rfc7519#section-3
const toClaims = (token: unknown): { user_id?: unknown; exp?: unknown; iat?: unknown } => {
  try {
    const payload = (token as string).split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? ''
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a dozen bytes for UTF-8, and every browser has it
    return JSON.parse(decodeURIComponent(escape(atob(payload)))) as object
  } catch {
    return {}
  }
}

const withoutIdentity = ({ user_id, email, ...attributes }: Attributes): Attributes => attributes

/**
 * What becomes of an update that names a user: it is ready, with the token or without the identity; it waits for the token;
 * or the token has expired, so that Intercom would refuse it.
 */
export type Verified =
  { kind: 'ready'; attributes: Attributes } | { kind: 'wait' } | { kind: 'expired' }

/** The token of the user whose visit has the turn. */
export interface Tokens {
  /** Adds the token to the attributes of an update. Asks for one if there is none. */
  add: (attributes: Attributes) => Verified
  /** Forgets the user. */
  clear: () => void
}

/**
 * How long the `token` of a user that has just come is good for (ms), at `date` (ms since 1970); undefined if it is none of
 * theirs. The page's clock may be wrong, so a token counts even if it seems to have expired.
 */
const lifeOf = (token: unknown, userId: string, date: number): number | undefined => {
  const { user_id, exp, iat } = toClaims(token)
  if (toId(user_id) !== userId) return undefined
  if (exp === undefined) return MAX_TIMER_MS
  const lives = [Number(exp) * 1000 - date, (Number(exp) - Number(iat)) * 1000]
  const life = Math.min(...lives.filter((ms) => ms > 0))
  return life === Infinity ? RENEW_BEFORE_MS : life
}

// Renew it a minute before it expires, or halfway if its life is short.
const renewAfter = (life: number): number =>
  Math.min(life > RENEW_BEFORE_MS * 2 ? life - RENEW_BEFORE_MS : life / 2, MAX_TIMER_MS)

const ready = (attributes: Attributes): Verified => ({ kind: 'ready', attributes })

const needsToken = (attributes: Attributes, userId: string): boolean =>
  (isNamed(attributes) || userId !== '') && !PROOF_KEYS.some((key) => attributes[key])

const NEVER = { now: 0, date: 0 }

/** What is known of the token of a user. It is made anew for each user. */
interface State {
  userId: string
  token: unknown
  /** When the token expires, by both times of the clock (ms). */
  expiresAt: { now: number; date: number }
  /** The request that has no answer yet. */
  question?: object | undefined
  /** When to ask again after an answer that was no token for the user (ms). */
  retryAt: number
}

const createState = (userId: string, token?: unknown, expiresAt = NEVER): State => ({
  userId,
  token,
  expiresAt,
  retryAt: 0
})

/**
 * Creates the keeper of the token that `getUserToken` gives. Calls `onSettled` when an update that waits can go on, with the
 * attributes of an update if the token has been renewed. https://www.intercom.com/help/en/articles/10589769
 */
export function createTokens(
  getUserToken: GetUserToken,
  clock: Clock,
  report: Report,
  onSettled: (renewed?: Attributes) => void
): Tokens {
  let state = createState('')
  let cancel = (): void => undefined

  const settle = (given: unknown): void => {
    const { userId, token } = state
    const life = lifeOf(given, userId, clock.date())
    cancel()
    if (!life) {
      state = { ...state, question: undefined, retryAt: clock.now() + RETRY_MS }
      report('getUserToken', NO_TOKEN)
      return onSettled()
    }
    state = createState(userId, given, { now: clock.now() + life, date: clock.date() + life })
    cancel = clock.after(renewAfter(life), ask)
    onSettled(token === undefined ? undefined : { user_id: userId, intercom_user_jwt: given })
  }

  const ask = (): void => {
    if (state.question) return
    const question = {}
    const answer = (given?: unknown): void => {
      // Ignore an answer after a timeout, or for another user.
      if (state.question === question) settle(given)
    }
    state.question = question
    cancel()
    cancel = clock.after(MAX_WAIT_MS, answer)
    new Promise((resolve) => resolve(getUserToken(state.userId))).then(answer, () => answer())
  }

  const clear = (userId: string): void => {
    cancel()
    state = createState(userId)
  }

  return {
    clear: () => clear(''),
    add: (attributes) => {
      if (!needsToken(attributes, state.userId)) return ready(attributes)
      const id = toId(attributes.user_id) || state.userId
      if (id !== state.userId) clear(id)
      // A machine that sleeps stops only one of the two.
      if (clock.now() < state.expiresAt.now && clock.date() < state.expiresAt.date)
        return ready({ ...attributes, intercom_user_jwt: state.token })
      if (id && clock.now() >= state.retryAt) {
        ask()
        return { kind: 'wait' }
      }
      if (state.token) return { kind: 'expired' }
      if (!id) report('email', NO_ID)
      return ready(withoutIdentity(attributes))
    }
  }
}
