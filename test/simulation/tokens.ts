import type { Attributes } from '../../src/client'
import type { Clock } from './clock'
import type { TokenMode } from './steps'

const LIFE_MS: Partial<Record<TokenMode, number>> = { short: 5000, slow: 90_000 }
const DELAY_MS: Partial<Record<TokenMode, number>> = { ok: 100, slow: 4000, late: 11_000 }

/** Creates the server of the app, which signs tokens. */
export function createTokens(clock: Clock) {
  const given = new Map<unknown, { userId: string; expiresAt: number }>()
  let mode: TokenMode = 'ok'
  let hasRefused = false

  const sign = (userId: string, life: number): string => {
    const expiresAt = clock.now() + life
    const claims = { user_id: userId, exp: expiresAt / 1000, jti: given.size }
    const token = `h.${btoa(JSON.stringify(claims))}.s`
    given.set(token, { userId, expiresAt })
    return token
  }

  return {
    be: (next: TokenMode): void => {
      mode = next
    },
    getUserToken: (userId: string): Promise<string> => {
      const asked = mode
      hasRefused ||= !['ok', 'short', 'slow'].includes(asked)
      if (asked === 'throws') throw new Error('no token')
      return new Promise((resolve, reject) => {
        if (asked === 'never') return
        clock.after(DELAY_MS[asked] ?? 0, () => {
          if (asked === 'rejects') reject(new Error('no token'))
          else resolve(sign(asked === 'wrong' ? 'x' : userId, LIFE_MS[asked] ?? 3_600_000))
        })
      })
    },
    /**
     * Whether Intercom takes the attributes now: they name nobody, or have a token for the user. In a queue a token gets
     * old if there is no other.
     */
    isVouched: ({ user_id, email, intercom_user_jwt }: Attributes, isQueued: boolean): boolean => {
      if (user_id === undefined && email === undefined) return true
      if (isQueued && hasRefused) return true
      const token = given.get(intercom_user_jwt)
      return token !== undefined && token.userId === user_id && token.expiresAt > clock.now()
    }
  }
}
