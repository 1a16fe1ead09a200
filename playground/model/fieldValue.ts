import { transform } from '@segment/actions-core/mapping-kit'
import type { Json } from '../protocol'
import { fromPointer, type Keys, toPointer, valueAt } from './pointer'
import { readsOf } from './reads'

// Names that are further apart are not typing errors of each other.
const farthest = (text: string): number => Math.max(2, Math.floor(text.length / 5))

// How many keystrokes turn one text into the other.
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

const lastOf = (pointer: string): string => pointer.split('.').at(-1) ?? ''

/** The path that is closest to `pointer`; undefined if none is close. */
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

/** What a field makes of an event. */
export interface FieldValue {
  value?: unknown
  /** The pointers that lead to nothing, if there is no value. */
  missing: string[]
  /** What may have been meant by the first of them. */
  suggestion?: string
  /** Why mapping-kit fails on it. */
  error?: string
}

/** The value of one field of a mapping, as mapping-kit gives it. */
export function fieldValue(mapping: unknown, event: Json, paths: Keys[]): FieldValue {
  try {
    // Copied, because some directives change what they are given.
    const given = structuredClone({ value: mapping }) as Parameters<typeof transform>[0]
    const { value } = transform(given, event)
    if (value !== undefined) return { value, missing: [] }
  } catch (error) {
    return { missing: [], error: (error as Error).message }
  }
  if (JSON.stringify(mapping).includes('"@liquid":'))
    return { missing: [], error: '@liquid does not work in a browser. Map it another way.' }
  const missing = readsOf(mapping).pointers.filter(
    (pointer) => valueAt(event, fromPointer(pointer)) === undefined
  )
  const [first] = missing
  const suggestion = first === undefined ? undefined : nearest(first, paths)
  return { missing, ...(suggestion !== undefined && { suggestion }) }
}
