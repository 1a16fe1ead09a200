import type { Json } from '../protocol'

/** The keys that lead from an event to a value in it. */
export type Keys = readonly string[]

/** Whether `value` is an object with keys. A `Date` is a value of its own. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.prototype.toString.call(value) !== '[object Date]'

/** Whether an object has a key of its own. */
export const has = (value: object, key: string): boolean =>
  Object.prototype.hasOwnProperty.call(value, key)

const isPlainName = (key: string): boolean => /^[A-Za-z_$][\w$-]*$/.test(key)

/** Keys as people write them: `properties.total`, `properties['my key']`. */
export const toText = (keys: Keys): string =>
  keys
    .map((key, index) => {
      if (/^\d+$/.test(key) && index > 0) return `[${key}]`
      return isPlainName(key) ? `${index > 0 ? '.' : ''}${key}` : `['${key}']`
    })
    .join('')

/** Keys as a directive reads them: `$.properties.total`. */
export const toPointer = (keys: Keys): string => `$.${toText(keys)}`

/** The keys that the pointer of a directive leads through. */
export const fromPointer = (pointer: string): string[] =>
  pointer
    .replace('$.', '')
    .split(/[.[\]]/)
    .map((part) => part.replace(/['"]/g, ''))
    .filter(Boolean)

/** The value that the keys lead to. */
export const valueAt = (value: unknown, keys: Keys): unknown =>
  keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && has(inner, key)
        ? (inner as Json)[key]
        : undefined,
    value
  )

/** A copy of `value` with a replacement at these keys, or without what is there. */
export function changedAt(value: unknown, keys: Keys, replacement?: { value: unknown }): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return replacement?.value
  if (Array.isArray(value)) {
    const copy: unknown[] = [...(value as unknown[])]
    copy[Number(key)] = changedAt(copy[Number(key)], rest, replacement)
    return copy
  }
  if (!isObject(value)) return value
  const isGone = rest.length === 0 && !replacement
  // Not an assignment: one to "__proto__" would set the prototype.
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (name !== key) return [[name, inner]]
      return isGone ? [] : [[name, changedAt(inner, rest, replacement)]]
    })
  )
}

/** Whether one of the two leads through the other. */
export const isOnTheWay = (one: Keys, other: Keys): boolean =>
  one.slice(0, other.length).every((key, index) => key === other[index])

// Nobody looks through more completions.
const MOST_PATHS = 500

/** The keys of everything in an event, outer before inner. */
export function pathsIn(value: unknown, keys: Keys = [], found: Keys[] = []): Keys[] {
  if (!isObject(value) && !Array.isArray(value)) return found
  for (const [key, inner] of Object.entries(value)) {
    if (found.length >= MOST_PATHS || (Array.isArray(value) && Number(key) > 2)) break
    const path = [...keys, key]
    found.push(path)
    pathsIn(inner, path, found)
  }
  return found
}
