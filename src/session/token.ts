import { type Attributes, SECRET_KEYS } from '../client'
import type { Report } from '../report'
import type { GetUserToken } from '../types'
import { isNamed, toId } from './person'
import type { Clock } from './ports'

const MAX_WAIT_MS = 10_000
const RENEW_BEFORE_MS = 60_000
const MAX_TIMER_MS = 2 ** 31 - 1

// The signature is for Intercom's server to check. https://www.rfc-editor.org/rfc/rfc7519#section-3
const toClaims = (token: unknown): { user_id?: unknown; exp?: unknown } => {
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
 * Asks for the token of a user, and calls `onAnswer` once: with what comes, or with nothing if nothing comes in time.
 * Returns what cancels that.
 */
function request(
  getUserToken: GetUserToken,
  userId: string,
  clock: Clock,
  onAnswer: (token?: unknown) => void
): () => void {
  let isOpen = true
  const cancel = (): void => {
    isOpen = false
    cancelTimeout()
  }
  const answer = (token?: unknown): void => {
    if (!isOpen) return
    cancel()
    onAnswer(token)
  }
  const cancelTimeout = clock.after(MAX_WAIT_MS, answer)
  new Promise((resolve) => resolve(getUserToken(userId))).then(answer, () => answer())
  return cancel
}

/** What is known of the token of a user. It is made anew for each user. */
interface State {
  userId: string
  token?: unknown
  /** When the token expires (ms). */
  expiresAt: number
  isAsking: boolean
  /** Whether the last answer was no token for the user. */
  hasFailed: boolean
  /** Cancels the request, or the timer of the next one. */
  cancel: () => void
}

const createState = (userId = ''): State => ({
  userId,
  expiresAt: 0,
  isAsking: false,
  hasFailed: false,
  cancel: () => undefined
})

// Before the token expires; in the middle of its life if that is short.
const renewAfter = (life: number): number =>
  Math.min(life > RENEW_BEFORE_MS * 2 ? life - RENEW_BEFORE_MS : life / 2, MAX_TIMER_MS)

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
  let state = createState()

  const settle = (given: unknown): void => {
    const { userId, token } = state
    const { user_id, exp } = toClaims(given)
    const life = exp === undefined ? MAX_TIMER_MS : Number(exp) * 1000 - clock.now()
    state.isAsking = false
    state.hasFailed = !(toId(user_id) === userId && life > 0)
    if (state.hasFailed) {
      report('getUserToken', 'no valid token for the user. Check your server.')
      return onSettled()
    }
    state.token = given
    state.expiresAt = clock.now() + life
    state.cancel = clock.after(renewAfter(life), ask)
    onSettled(token === undefined ? undefined : { user_id: userId, intercom_user_jwt: given })
  }

  const ask = (): void => {
    if (state.isAsking) return
    state.cancel()
    state.isAsking = true
    state.cancel = request(getUserToken, state.userId, clock, settle)
  }

  const clear = (userId?: string): void => {
    state.cancel()
    state = createState(userId)
  }

  return {
    add: (attributes) => {
      const isProved = SECRET_KEYS.some((key) => attributes[key])
      if (isProved || (!isNamed(attributes) && !state.userId)) return { kind: 'ready', attributes }
      const userId = toId(attributes.user_id) || state.userId
      if (userId !== state.userId) clear(userId)
      const { token, expiresAt, hasFailed } = state
      if (token && clock.now() < expiresAt)
        return { kind: 'ready', attributes: { ...attributes, intercom_user_jwt: token } }
      if (userId && !hasFailed) {
        ask()
        return { kind: 'wait' }
      }
      // The next update that names the user tries again. With an old token, Intercom knows the user already.
      state.hasFailed = false
      if (token) return { kind: 'expired' }
      clear()
      return { kind: 'ready', attributes: withoutIdentity(attributes) }
    },
    clear: () => clear()
  }
}
