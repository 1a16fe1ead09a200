import { transform } from '@segment/actions-core/mapping-kit'
import type { Json } from '../protocol'

/** Gives the value of a field for an event; undefined if there is none. */
export type Reader = (field: string, event: Json) => unknown

/** Creates the reader of the fields `names` of a mapping. A mapping that `isWhole` gives all of them at once. */
export function createReader(mapping: Json, names: string[], isWhole: boolean): Reader {
  // Copies: some directives write into what they are given.
  const parts = new Map(
    names.map((field) => [field, structuredClone(isWhole ? mapping : { [field]: mapping[field] })])
  )
  return (field, event) => {
    try {
      return transform(parts.get(field) as never, event)[field]
    } catch {
      return undefined
    }
  }
}
