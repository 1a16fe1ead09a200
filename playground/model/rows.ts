import type { Json } from '../protocol'
import { isObject, isOnTheWay, type Keys } from './pointer'

// The parts of an event that hold what somebody has put in, and are no row of their own.
const CONTAINERS = ['properties', 'traits', 'context', 'integrations']

// What Analytics.js adds by itself.
const BY_ITSELF = ['anonymousId', 'messageId', 'timestamp', 'writeKey', 'type']

/** How many keys of an event are followed: more make typing slow, and nobody reads them. */
export const MAX_ROWS = 300

const isDeeper = (pointer: Keys, keys: Keys): boolean =>
  pointer.length > keys.length && isOnTheWay(pointer, keys)

/**
 * The keys of an event that have a row in the flow: everything that somebody has put in. An object is one row. If a mapping
 * reads inside of it, each of its keys has a row, too.
 */
export function rowsOf(event: Json, pointers: Keys[]): Keys[] {
  const rows: Keys[] = []
  const visit = (value: unknown, keys: Keys): void => {
    const isContainer = keys.length === 1 && CONTAINERS.includes(keys[0] ?? '')
    const isOfPage = keys[0] === 'context' || keys[0] === 'integrations'
    const isOpen = isContainer || isOfPage || pointers.some((pointer) => isDeeper(pointer, keys))
    if (keys.join('.') === 'context.library') return
    if (!isObject(value) || !isOpen) {
      rows.push(keys)
      return
    }
    if (!isContainer && !isOfPage) rows.push(keys)
    for (const [key, inner] of Object.entries(value)) visit(inner, [...keys, key])
  }
  for (const [key, value] of Object.entries(event))
    if (!BY_ITSELF.includes(key)) visit(value, [key])
  return rows
}
