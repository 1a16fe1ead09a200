import { type Attributes, type Command, IDENTITY_KEYS, PROOF_KEYS, SECRET_KEYS } from '../client'
import { NEWS } from './queue'
import { filterKeys } from '../values/record'
import type { Item } from './types'

/** How many commands are kept for the next page. */
export const MAX_KEPT = 100
const MAX_CHARACTERS = 50_000
const MAX_AGE_MS = 30 * 60 * 1000

const NOT_KEPT = 'not sent: the browser cannot keep it.'

/** The items whose commands are in `item`: if there are none, it alone. */
export const partsOf = (item: Item): Item[] => {
  const parts = item.parts?.() ?? []
  return parts.length > 0 ? parts : [item]
}

/** Reports that an item is not kept. */
export function reportLoss(item: Item): void {
  for (const { command, report } of partsOf(item)) report(command[0], NOT_KEPT)
}

/** Whether the next page can send the `command` in place of this one. */
export const canBeKept = ({ command: [name] }: Item): boolean => NEWS.includes(name)

// Every script on the page can read its storage. Intercom rejects `user_id` and `email` without their hash or JWT.
const withoutSecrets = ([name, given, metadata]: Command, hasTokens: boolean): Command => {
  if (name !== 'update') return [name, given, metadata]
  const attributes = given as Attributes
  const isProved = PROOF_KEYS.some((key) => key in attributes)
  const removed = isProved && !hasTokens ? IDENTITY_KEYS : SECRET_KEYS
  return [name, filterKeys(attributes, (key) => !removed.includes(key))]
}

const sizeOf = (item: Item): number => {
  try {
    return JSON.stringify(item).length + 1
  } catch {
    return Infinity
  }
}

/**
 * Those of `items` that may be kept for the next page, the first 100 and 50,000 characters, without secrets. The others are
 * reported. With `hasTokens`, the next page asks for its own token.
 */
export function toKept(items: Item[], hasTokens: boolean): Item[] {
  const kept: Item[] = []
  let room = MAX_CHARACTERS
  for (const item of items) {
    const one = { ...item, command: withoutSecrets(item.command, hasTokens) }
    // It takes time to make text of many that do not fit.
    const size = kept.length < MAX_KEPT ? sizeOf(one) : Infinity
    if (size < room) {
      kept.push(one)
      room -= size
    } else reportLoss(item)
  }
  return kept
}

/** Whether what was called at the time `at` is too old at the time `now` (ms). */
export const isTooOld = (at: number, now: number): boolean => at <= now - MAX_AGE_MS
