import type { Report } from '../report'
import { isObject, unbox } from '../values/record'

// Segment takes 32 kB per event: a larger one than this is broken anyway.
const MAX_DEPTH = 64
const MAX_VALUES = 20_000

/**
 * A copy of `root` that mapping-kit can walk through. An empty object takes the place of a value that contains itself, lies too
 * deep, or throws when it is read. What is over the limits is left out, and reported once.
 */
export function toAcyclic<T extends object>(root: T, report: Report): T {
  const parents: unknown[] = []
  let left = MAX_VALUES
  let isWhole = true

  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object') return value
    const isList = Array.isArray(value)
    if (!isList && !isObject(value)) return unbox(value)
    if (parents.includes(value)) return {}
    // A sparse array can have a length of billions.
    if (parents.length > MAX_DEPTH || (isList && value.length > MAX_VALUES)) {
      isWhole = false
      return {}
    }
    const made: Record<string, unknown> = isList ? ([] as never) : {}
    const keys = Object.keys(value)
    parents.push(value)
    for (const key of keys) {
      left -= 1
      if (left < 0) break
      // Mapping-kit copies by assignment, which would turn the value of this key into the prototype of the copy.
      if (key !== '__proto__')
        try {
          made[key] = copy((value as Record<string, unknown>)[key])
        } catch {
          // For a getter that throws. An empty object is reported and left out, like every nested value.
          made[key] = {}
        }
    }
    parents.pop()
    return made
  }

  const made = copy(root) as T
  if (!isWhole || left < 0) report('event', 'left out in part: it is too large.')
  return made
}
