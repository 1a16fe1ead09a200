import { isObject } from '../values/record'

// Far more than an event can hold and still be sent to Segment, whose limit is 32 kB.
const MAX_DEPTH = 64
const MAX_OBJECTS = 100_000

// Mapping-kit copies by assignment, which would make the value of this key the prototype of the copy.
const PROTOTYPE = '__proto__'

const isParent = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && (Array.isArray(value) || isObject(value))

// A sparse array can be longer than anybody waits for.
const isTooLong = (value: object): boolean => Array.isArray(value) && value.length > MAX_OBJECTS

// What leads back to its own parent is too deep, sooner or later.
const isAcyclic = (
  value: Record<string, unknown>,
  depth: number,
  count: { left: number }
): boolean => {
  if (depth > MAX_DEPTH || count.left-- < 0 || isTooLong(value)) return false
  for (const key of Object.keys(value)) {
    if (key === PROTOTYPE) return false
    const child = value[key]
    if (isParent(child) && !isAcyclic(child, depth + 1, count)) return false
  }
  return true
}

const copy = (value: unknown, parents: unknown[], count: { left: number }): unknown => {
  if (!isParent(value)) return value
  if (parents.includes(value) || parents.length > MAX_DEPTH || count.left-- < 0) return {}
  if (isTooLong(value)) return {}
  const inner = [...parents, value]
  const child = (key: string | number): unknown => {
    try {
      return copy(value[key], inner, count)
    } catch {
      // A getter that throws: an empty object is named and left out like every nested value.
      return {}
    }
  }
  return Array.isArray(value)
    ? Array.from(value, (_, index) => child(index))
    : Object.fromEntries(
        Object.keys(value)
          .filter((key) => key !== PROTOTYPE)
          .map((key) => [key, child(key)])
      )
}

/**
 * `root` itself where mapping-kit can walk it, else a copy that it can: what leads back to its own parent, lies too
 * deep or throws when it is read is an empty object there. Mapping-kit follows references with no end.
 */
export function toAcyclic<T extends object>(root: T): T {
  try {
    if (isAcyclic(root as Record<string, unknown>, 0, { left: MAX_OBJECTS })) return root
  } catch {
    // It throws when it is read: the copy finds out where.
  }
  return copy(root, [], { left: MAX_OBJECTS }) as T
}
