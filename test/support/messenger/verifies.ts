import type { Attributes } from './page'

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== ''

const claimsIn = (token: string) => {
  const [, payload = ''] = token.split('.')
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'))
  return JSON.parse(bytes) as Attributes
}

/**
 * Whether the `user_data` of a ping proves who it names, at a time in milliseconds. Somebody unnamed needs no proof. A token
 * counts if it is for this `user_id` and not over; any hash does, because nobody here knows the secret.
 */
export function verifies(userData: Attributes, now: number): boolean {
  const { user_id: userId, email, user_hash: hash, intercom_user_jwt: token } = userData
  if (!isGiven(userId) && !isGiven(email)) return true
  if (!isGiven(token)) return isGiven(hash)
  try {
    const { user_id: owner, exp = Infinity } = claimsIn(String(token))
    const isMeant = !isGiven(userId) || String(owner) === String(userId)
    return isGiven(owner) && isMeant && Number(exp) * 1000 > now
  } catch {
    // What cannot be read proves nothing.
    return false
  }
}
