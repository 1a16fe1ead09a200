import { isObject, type Keys, toPointer } from './pointer'

// If two names are further apart, neither is a typing error for the other.
const farthest = (text: string): number => Math.max(2, Math.floor(text.length / 5))

/** How many keystrokes turn one text into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, char] of Array.from(one).entries()) {
    const next = [index + 1]
    for (let column = 1; column <= other.length; column++) {
      const isSame = char === other[column - 1]
      const [left = 0, above = 0, corner = 0] = [next[column - 1], row[column], row[column - 1]]
      next.push(Math.min(left + 1, above + 1, corner + (isSame ? 0 : 1)))
    }
    row = next
  }
  return row[other.length] ?? 0
}

// Whoever looks for a path has no use for more.
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

const lastOf = (pointer: string): string => pointer.split('.').at(-1) ?? ''

/** The pointer among `paths` that somebody meant who wrote `pointer`; undefined if none is close. */
export function nearest(pointer: string, paths: Keys[]): string | undefined {
  const wanted = pointer.toLowerCase()
  const ranked = paths.map(toPointer).flatMap((candidate) => {
    const isElsewhere = lastOf(candidate) === lastOf(pointer) && lastOf(pointer).length > 2
    if (isElsewhere) return [{ candidate, rank: 1.5 }]
    if (Math.abs(candidate.length - wanted.length) > farthest(lastOf(wanted))) return []
    const rank = distance(wanted, candidate.toLowerCase())
    return rank <= farthest(lastOf(wanted)) ? [{ candidate, rank }] : []
  })
  return ranked.sort((one, other) => one.rank - other.rank)[0]?.candidate
}
