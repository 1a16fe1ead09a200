import { isObject } from '../values/record'

// Segment takes 32 kB per event: a larger one than this is broken anyway.
const MAX_DEPTH = 64
const MAX_OBJECTS = 100_000

const copy = (value: unknown, parents: unknown[], count: { left: number }): unknown => {
  const isList = Array.isArray(value)
  if (!isList && !isObject(value)) return value
  if (
    parents.includes(value) ||
    parents.length > MAX_DEPTH ||
    count.left-- < 0 ||
    // A sparse array can have a length of billions.
    (isList && value.length > MAX_OBJECTS)
  )
    return {}
  const made: Record<string, unknown> = isList ? ([] as never) : {}
  const keys = Object.keys(value)
  parents.push(value)
  for (const key of keys)
    // Mapping-kit copies by assignment, which would turn the value of this key into the prototype of the copy.
    if (key !== '__proto__')
      try {
        made[key] = copy((value as Record<string, unknown>)[key], parents, count)
      } catch {
        // For a getter that throws. An empty object is reported and left out, like every nested value.
        made[key] = {}
      }
  parents.pop()
  return made
}

/**
 * A copy of `root` that mapping-kit can walk through. An empty object takes the place of a value that contains itself, lies too
 * deep, or throws when it is read.
 */
export const toAcyclic = <T extends object>(root: T): T =>
  copy(root, [], { left: MAX_OBJECTS }) as T
