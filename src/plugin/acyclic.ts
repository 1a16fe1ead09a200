import { isObject } from '../values/record'

// Far more than an event can hold and still be sent to Segment, whose limit is 32 kB.
const MAX_DEPTH = 64
const MAX_OBJECTS = 100_000

const copy = (value: unknown, parents: unknown[], count: { left: number }): unknown => {
  const isList = Array.isArray(value)
  if (!isList && !isObject(value)) return value
  if (
    parents.includes(value) ||
    parents.length > MAX_DEPTH ||
    count.left-- < 0 ||
    // A sparse array can be longer than anybody waits for.
    (isList && value.length > MAX_OBJECTS)
  )
    return {}
  const made: Record<string, unknown> = isList ? ([] as never) : {}
  const keys = Object.keys(value)
  parents.push(value)
  for (const key of keys)
    // Mapping-kit copies by assignment, which would make the value of this key the prototype of the copy.
    if (key !== '__proto__')
      try {
        made[key] = copy((value as Record<string, unknown>)[key], parents, count)
      } catch {
        // A getter that throws: an empty object is reported and left out like every nested value.
        made[key] = {}
      }
  parents.pop()
  return made
}

/**
 * A copy of `root` that mapping-kit can walk to its end. An empty object takes the place of what leads back to its own
 * parent, lies too deep, or throws when it is read.
 */
export const toAcyclic = <T extends object>(root: T): T =>
  copy(root, [], { left: MAX_OBJECTS }) as T
