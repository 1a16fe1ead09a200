import { type Attributes, PROOF_KEYS } from '../client'
import type { Report } from '../report'
import type { GetUserToken } from '../types'
import { isNamed, toId } from './person'
import type { Clock } from './ports'

const NO_TOKEN = 'no valid token. Check your server.'

const NO_ID = 'left out: getUserToken needs a user_id. Map it.'

const MAX_WAIT_MS = 10_000
const RETRY_MS = 30_000
const MINUTE_MS = 60_000
const SHORT_LIFE_MS = 5 * MINUTE_MS
const MAX_TIMER_MS = 2 ** 31 - 1

/**
 * How long the `token` of a user that has just come is good for (ms), at `date` (ms since 1970); 0 if it is none of theirs.
 * The page's clock may be wrong, so a token counts for its time even if it seems to have expired. Intercom's server checks
 * the signature.
 * https://www.rfc-editor.org/rfc/rfc7519#section-3
 */
const lifeOf = (token: unknown, userId: string, date: number): number => {
  try {
    const [, payload = ''] = (token as string).split('.')
    const text = atob(payload.replace(/-/g, '+').replace(/_/g, '/'))
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a dozen bytes for UTF-8, and every browser has it
    const claims = JSON.parse(decodeURIComponent(escape(text))) as Record<string, number>
    const { user_id, exp = Infinity, iat } = claims
    const life = exp * 1000 - date
    if (toId(user_id) !== userId) return 0
    return life > 0 ? life : (exp - Number(iat)) * 1000 || SHORT_LIFE_MS
  } catch {
    // It is no token at all.
    return 0
  }
}

const withoutIdentity = ({ user_id, email, ...attributes }: Attributes): Attributes => attributes

/** The token of the user whose visit has the turn. */
export interface Tokens {
  /**
   * Adds the token to the attributes of an update, or takes the identity out of them if there is none to be had. The update
   * waits for a token that was asked for, and an old one has expired, so that Intercom would refuse the update.
   */
  add: (attributes: Attributes) => Attributes | 'wait' | 'expired'
  /** Forgets the user. */
  clear: () => void
}

// Renew it a minute before it expires, or halfway if its life is short.
const renewAfter = (life: number): number =>
  Math.min(Math.max(life - MINUTE_MS, life / 2), MAX_TIMER_MS)

const needsToken = (attributes: Attributes, userId: string): boolean =>
  (isNamed(attributes) || userId !== '') && !PROOF_KEYS.some((key) => attributes[key])

/** Calls `onAnswer` with what `ask` gives, or with nothing if that is not in time. Returns a function that ends the wait. */
function waitFor(
  ask: () => unknown,
  clock: Clock,
  onAnswer: (given?: unknown) => void
): () => void {
  let isOpen = true
  const end = (): void => {
    isOpen = false
    cancel()
  }
  const answer = (given?: unknown): void => {
    if (!isOpen) return
    end()
    onAnswer(given)
  }
  const cancel = clock.after(MAX_WAIT_MS, answer)
  new Promise((resolve) => resolve(ask())).then(answer, () => answer())
  return end
}

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
  let userId = ''
  let token: unknown
  let expiresAt = 0
  let retryAt = 0
  let isAsking = false
  let cancel = (): void => undefined

  const settle = (given: unknown): void => {
    const life = lifeOf(given, userId, clock.date())
    const isRenewed = token !== undefined && life > 0
    isAsking = false
    if (life > 0) {
      token = given
      expiresAt = clock.date() + life
      cancel = clock.after(renewAfter(life), ask)
    } else {
      retryAt = clock.now() + RETRY_MS
      report('getUserToken', NO_TOKEN)
    }
    onSettled(isRenewed ? { user_id: userId, intercom_user_jwt: token } : undefined)
  }

  const ask = (): void => {
    isAsking = true
    cancel()
    cancel = waitFor(() => getUserToken(userId), clock, settle)
  }

  const turnTo = (id: string): void => {
    cancel()
    userId = id
    token = undefined
    expiresAt = retryAt = 0
    isAsking = false
  }

  return {
    clear: () => turnTo(''),
    add: (attributes) => {
      if (!needsToken(attributes, userId)) return attributes
      const id = toId(attributes.user_id) || userId
      if (id !== userId) turnTo(id)
      // Other clocks can stand still while a machine sleeps.
      if (clock.date() < expiresAt) return { ...attributes, intercom_user_jwt: token }
      if (id && clock.now() >= retryAt) {
        if (!isAsking) ask()
        return 'wait'
      }
      if (token) return 'expired'
      if (!id) report('email', NO_ID)
      return withoutIdentity(attributes)
    }
  }
}
