import type { Attributes } from './page'

/** How a workspace with identity verification tells a valid token from another. */
export interface Enforcement {
  /** The secret that signs tokens and hashes (HMAC with SHA-256). Without it any signature will do. */
  secret?: string
}

/**
 * Whether the `user_data` of a ping proves who it names, at a time in milliseconds. Somebody unnamed
 * needs no proof. A token counts if it is for this `user_id` and not over; a hash for any user.
 */
export async function verifies(userData: Attributes, { secret }: Enforcement, now: number) {
  const { user_id: userId, email, user_hash: hash, intercom_user_jwt: token } = userData
  const named = [userId, email].find(isGiven)
  if (named === undefined) return true
  try {
    if (!isGiven(token)) return await isSigned(String(named), fromHex(String(hash ?? '')), secret)
    const [header = '', payload = '', signature = ''] = String(token).split('.')
    const isMeant = isFor(userId, claimsIn(header), claimsIn(payload), now)
    return isMeant && (await isSigned(`${header}.${payload}`, fromBase64(signature), secret))
  } catch {
    // What cannot be read proves nothing.
    return false
  }
}

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== ''

function isFor(userId: unknown, { alg }: Attributes, claims: Attributes, now: number) {
  if (alg !== 'HS256' || !isGiven(claims.user_id)) return false
  if (isGiven(userId) && String(claims.user_id) !== String(userId)) return false
  return claims.exp === undefined || Number(claims.exp) * 1000 > now
}

const claimsIn = (part: string) =>
  JSON.parse(new TextDecoder().decode(fromBase64(part))) as Attributes

const fromHex = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => parseInt(byte, 16))

const fromBase64 = (part: string) =>
  Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (byte) => byte.charCodeAt(0))

async function isSigned(text: string, signature: Uint8Array<ArrayBuffer>, secret?: string) {
  if (secret === undefined) return signature.length > 0
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const encoded = encoder.encode(secret)
  const key = await crypto.subtle.importKey('raw', encoded, algorithm, false, ['verify'])
  return crypto.subtle.verify('HMAC', key, signature, encoder.encode(text))
}
