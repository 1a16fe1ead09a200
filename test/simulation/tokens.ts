import type { Attributes } from '../../src/client'
import type { Clock } from './clock'
import type { TokenMode } from './steps'

/** The server of the app, which signs tokens. */
export interface Tokens {
  mode: TokenMode
  getUserToken: (userId: string) => Promise<string>
  /**
   * Whether Intercom takes the attributes now: they name nobody, or have a token for the user. In a queue a token gets old if
   * there is no other.
   */
  isVouched: (attributes: Attributes, isQueued: boolean) => boolean
}

const LIFE_MS: Partial<Record<TokenMode, number>> = { short: 5000, slow: 90_000 }
const DELAY_MS: Partial<Record<TokenMode, number>> = { ok: 100, slow: 4000, late: 11_000 }

/** Creates the server. */
export function createTokens(clock: Clock): Tokens {
  const given = new Map<unknown, { userId: string; expiresAt: number }>()
  let count = 0
  let hasRefused = false
  const sign = (userId: string, life: number): string => {
    const expiresAt = clock.now() + life
    count += 1
    const claims = { user_id: userId, exp: expiresAt / 1000, jti: count }
    const token = `h.${btoa(JSON.stringify(claims))}.s`
    given.set(token, { userId, expiresAt })
    return token
  }
  const tokens: Tokens = {
    mode: 'ok',
    getUserToken: (userId) => {
      const { mode } = tokens
      hasRefused ||= !['ok', 'short', 'slow'].includes(mode)
      if (mode === 'throws') throw new Error('no token')
      return new Promise((resolve, reject) => {
        if (mode === 'never') return
        clock.after(DELAY_MS[mode] ?? 0, () => {
          if (mode === 'rejects') reject(new Error('no token'))
          else resolve(sign(mode === 'wrong' ? 'x' : userId, LIFE_MS[mode] ?? 3_600_000))
        })
      })
    },
    isVouched: ({ user_id, email, intercom_user_jwt }, isQueued) => {
      if (user_id === undefined && email === undefined) return true
      if (isQueued && hasRefused) return true
      const token = given.get(intercom_user_jwt)
      return token !== undefined && token.userId === user_id && token.expiresAt > clock.now()
    }
  }
  return tokens
}
