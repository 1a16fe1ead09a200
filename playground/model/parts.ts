import type { Json } from '../protocol'
import { isObject, isOnTheWay, type Keys, toText } from './pointer'

/** A smaller event, and the rows that are followed in it. */
export interface EventPart {
  event: Json
  rows: Keys[]
}

// Each row costs a run over all keys of the event that it is followed in.
const ROWS_A_PART = 16

// `to` with the value that `from` has at these keys.
const withValue = (to: Json, from: Json, [key = '', ...rest]: Keys): Json => {
  const inner =
    rest.length === 0 ? from[key] : withValue((to[key] ?? {}) as Json, from[key] as Json, rest)
  return Object.fromEntries([...Object.entries(to).filter(([name]) => name !== key), [key, inner]])
}

function without(value: unknown, gone: Set<string>, keys: Keys = []): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const path = [...keys, key]
      return gone.has(toText(path)) ? [] : [[key, without(inner, gone, path)]]
    })
  )
}

/**
 * Divides an event of many keys into smaller ones. What a field reads by name is in each of them, because the rest can
 * depend on it.
 */
export function partsOf(event: Json, rows: Keys[], pointers: Keys[]): EventPart[] {
  const isNamed = (keys: Keys): boolean =>
    keys.length === 1 ||
    pointers.some((pointer) => pointer.length >= keys.length && isOnTheWay(pointer, keys))
  const others = rows.filter((keys) => !isNamed(keys))
  if (others.length <= 2 * ROWS_A_PART) return [{ event, rows }]
  const ids = others.map(toText)
  const bare = without(event, new Set(ids)) as Json
  const parts: EventPart[] = [{ event: bare, rows: rows.filter(isNamed) }]
  for (let start = 0; start < others.length; start += ROWS_A_PART) {
    const own = others.slice(start, start + ROWS_A_PART)
    const part = own.reduce<Json>((smaller, keys) => withValue(smaller, event, keys), bare)
    parts.push({ event: part, rows: own })
  }
  return parts
}
