import type { Report } from '../report'
import type { GetUserToken } from '../types'
import type { Attributes } from '../client'
import type { Host } from './host'
import { isNamed, toId } from './person'

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

/** The token of the user whose visit has the turn. */
export interface Tokens {
  /**
   * Adds the token to the attributes of an update. Returns undefined while it is on its way; the attributes without the
   * identity if there is none; null if Intercom would refuse the update.
   */
  add: (attributes: Attributes) => Attributes | undefined | null
  /** Forgets the user. */
  clear: () => void
}

/**
 * Creates the keeper of the token that `getUserToken` gives. Calls `onSettled` when an update that waits can go on, with the
 * attributes of an update if the token has been renewed. https://www.intercom.com/help/en/articles/10589769
 */
export function createTokens(
  getUserToken: GetUserToken,
  host: Pick<Host, 'now' | 'after'>,
  report: Report,
  onSettled: (renewed?: Attributes) => void
): Tokens {
  let userId = ''
  let token: unknown
  let expiresAt = 0
  let hasFailed = false
  let asked: object | undefined
  let cancelRenewal: (() => void) | undefined

  const clear = (): void => {
    cancelRenewal?.()
    asked = token = undefined
    userId = ''
    hasFailed = false
  }

  const settle = (given: unknown): void => {
    const isRenewal = token !== undefined
    const { user_id, exp } = toClaims(given)
    const life = exp === undefined ? MAX_TIMER_MS : Number(exp) * 1000 - host.now()
    asked = undefined
    hasFailed = !(toId(user_id) === userId && life > 0)
    if (hasFailed) {
      report('getUserToken', 'no valid token for the user. Check your server.')
      onSettled()
    } else {
      token = given
      expiresAt = host.now() + life
      const delay = life > RENEW_BEFORE_MS * 2 ? life - RENEW_BEFORE_MS : life / 2
      cancelRenewal = host.after(Math.min(delay, MAX_TIMER_MS), ask)
      onSettled(isRenewal ? { user_id: userId, intercom_user_jwt: token } : undefined)
    }
  }

  const ask = (): void => {
    if (asked) return
    const question = (asked = {})
    cancelRenewal?.()
    // A `clear` in the meantime makes the answer worthless.
    const answer = (given?: unknown): void => {
      cancelTimeout()
      if (asked === question) settle(given)
    }
    const cancelTimeout = host.after(MAX_WAIT_MS, answer)
    new Promise((resolve) => resolve(getUserToken(userId))).then(answer, () => answer())
  }

  return {
    add: (attributes) => {
      if (attributes.user_hash || attributes.intercom_user_jwt) return attributes
      if (!isNamed(attributes) && !userId) return attributes
      const id = toId(attributes.user_id) || userId
      if (id !== userId) clear()
      userId = id
      if (token && host.now() < expiresAt) return { ...attributes, intercom_user_jwt: token }
      if (id && !hasFailed) {
        ask()
        return undefined
      }
      // The next update that names the user tries again. With an old token, Intercom knows the user already.
      hasFailed = false
      if (token) return null
      userId = ''
      return withoutIdentity(attributes)
    },
    clear
  }
}
