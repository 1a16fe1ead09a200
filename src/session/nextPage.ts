import { type Attributes, type Command, IDENTITY_KEYS, PROOF_KEYS, SECRET_KEYS } from '../client'
import { NEWS } from './queue'
import { filterKeys } from '../values/record'
import type { Kept, Visitor } from './ports'
import type { Item } from './types'

/** How many commands are kept for the next page. */
export const MAX_KEPT = 100
const MAX_CHARACTERS = 50_000
const MAX_AGE_MS = 30 * 60 * 1000

/** Whether the next page can send `command` in place of this one. */
export const canBeKept = ([name]: Command): boolean => NEWS.includes(name)

// Every script on the page can read its storage. Intercom rejects `user_id` and `email` without their hash or JWT.
const withoutSecrets = ([name, given, metadata]: Command, hasTokens: boolean): Command => {
  if (name !== 'update') return [name, given, metadata]
  const attributes = given as Attributes
  const isProved = PROOF_KEYS.some((key) => key in attributes)
  const removed = isProved && !hasTokens ? IDENTITY_KEYS : SECRET_KEYS
  return [name, filterKeys(attributes, (key) => !removed.includes(key))]
}

/** The visitor of the event of `item`. What the event does not say is taken from `before`. */
export function visitorOf({ context }: Item, before: Visitor): Visitor {
  const { userId = before.userId, anonymousId = before.anonymousId } = context?.event ?? {}
  return { userId, anonymousId }
}

/**
 * Those of `commands` that may be kept for the next page, the first 100 and 50,000 characters, without secrets. With
 * `hasTokens`, the next page asks for its own token.
 */
export function toKept(commands: Command[], hasTokens: boolean): Command[] {
  const kept: Command[] = []
  let characters = 2
  for (const command of commands.slice(0, MAX_KEPT)) {
    const entry = withoutSecrets(command, hasTokens)
    characters += JSON.stringify(entry).length + (kept.length > 0 ? 1 : 0)
    if (characters > MAX_CHARACTERS) break
    kept.push(entry)
  }
  return kept
}

/** Whether `visitor` is still the one who was there `before`. A login may have come since. */
export const isSame = (before: Visitor, visitor: Visitor): boolean =>
  before.anonymousId === visitor.anonymousId && (!before.userId || before.userId === visitor.userId)

/** Whether what the last page has kept is about the `visitor` of this one, and not too old at the time `now` (ms). */
export const isValid = (kept: Kept, visitor: Visitor, now: number): boolean =>
  !!visitor.anonymousId && isSame(kept.visitor, visitor) && kept.at > now - MAX_AGE_MS
