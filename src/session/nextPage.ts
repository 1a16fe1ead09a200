import type { Attributes, Command } from '../client'
import type { Item, Kept, Visitor } from './host'

/** How many commands are kept for the next page. */
export const MAX_KEPT = 100
const MAX_CHARACTERS = 50_000
const MAX_AGE_MS = 30 * 60 * 1000

// Every script on the page can read its storage. Intercom refuses an identity without the secret that vouches for it.
const SECRETS = ['user_hash', 'intercom_user_jwt']
const VOUCHED = [...SECRETS, 'user_id', 'email']

const withoutSecrets = ([name, given, metadata]: Command, hasTokens: boolean): Command => {
  if (name !== 'update') return [name, given, metadata]
  const attributes = given as Attributes
  const left = !hasTokens && SECRETS.some((key) => key in attributes) ? VOUCHED : SECRETS
  return [
    name,
    Object.fromEntries(Object.entries(attributes).filter(([key]) => !left.includes(key)))
  ]
}

/** The visitor that the event of `item` is about; what it does not say is as `before`. */
export function visitorOf({ context }: Item, before: Visitor): Visitor {
  const { userId = before.userId, anonymousId = before.anonymousId } = context?.event ?? {}
  return { userId, anonymousId }
}

/**
 * Those of `commands` that may be kept for the next page, the first 100 and 50,000 characters, without secrets. With
 * `hasTokens`, the next page asks for its own token.
 */
export function toKept(commands: Command[], hasTokens: boolean): Command[] {
  const kept = commands.slice(0, MAX_KEPT).map((command) => withoutSecrets(command, hasTokens))
  while (JSON.stringify(kept).length > MAX_CHARACTERS) kept.pop()
  return kept
}

/** Whether `visitor` is still the one who was there `before`. A login may have come since. */
export const isSame = (before: Visitor, visitor: Visitor): boolean =>
  before.anonymousId === visitor.anonymousId && (!before.userId || before.userId === visitor.userId)

/** Whether what the last page has kept is about the `visitor` of this one, and not too old at the time `now` (ms). */
export const isValid = (kept: Kept, visitor: Visitor, now: number): boolean =>
  !!visitor.anonymousId && isSame(kept.visitor, visitor) && kept.at > now - MAX_AGE_MS
