import { isRecord, type Attributes } from './page'

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
  if (!isGiven(userId) && !isGiven(email)) return true
  if (isGiven(token)) return isValidToken(String(token), userId, now, secret)
  if (!isGiven(hash)) return false
  const named = String(isGiven(userId) ? userId : email)
  return secret === undefined || toHex(await sign(named, secret)) === hash
}

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== ''

async function isValidToken(token: string, userId: unknown, now: number, secret?: string) {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const claims = decoded(payload)
  if (decoded(header)?.alg !== 'HS256' || !claims || !isGiven(claims.user_id)) return false
  if (isGiven(userId) && String(claims.user_id) !== String(userId)) return false
  if (claims.exp !== undefined && Number(claims.exp) * 1000 <= now) return false
  if (secret === undefined) return signature !== ''
  return toBase64Url(await sign(`${header}.${payload}`, secret)) === signature
}

function decoded(part: string): Attributes | undefined {
  try {
    const bytes = atob(part.replace(/-/g, '+').replace(/_/g, '/'))
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

async function sign(text: string, secret: string) {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, [
    'sign'
  ])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)))
}

const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
