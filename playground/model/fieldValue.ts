import { transform } from '@segment/actions-core/mapping-kit'
import type { Json } from '../protocol'
import { nearest } from './nearest'
import { fromPointer, type Keys, valueAt } from './pointer'
import { readsOf } from './reads'

/** What a field makes of an event. */
export interface FieldValue {
  value?: unknown
  /** The pointers that lead to nothing, if there is no value. */
  missing: string[]
  /** What somebody may have meant in place of the first one. */
  suggestion?: string
  /** Why mapping-kit fails on it. */
  error?: string
}

/** The value of one field of a mapping, as mapping-kit gives it. */
export function fieldValue(mapping: unknown, event: Json, paths: Keys[]): FieldValue {
  try {
    // Some directives write into what they are given.
    const given = structuredClone({ value: mapping }) as Parameters<typeof transform>[0]
    const { value } = transform(given, event)
    if (value !== undefined) return { value, missing: [] }
  } catch (error) {
    return { missing: [], error: (error as Error).message }
  }
  const missing = readsOf(mapping).pointers.filter(
    (pointer) => valueAt(event, fromPointer(pointer)) === undefined
  )
  const [first] = missing
  const suggestion = first === undefined ? undefined : nearest(first, paths)
  return { missing, ...(suggestion !== undefined && { suggestion }) }
}
