import { transform } from '@segment/actions-core/mapping-kit'
import type { Json } from '../protocol'
import { fromPointer, isObject } from './pointer'

/** What a directive reads of an event: its pointers, and whether it reads more than they show. */
export interface Reads {
  pointers: string[]
  isOpaque: boolean
}

// Their inner pointers start at what they make, not at the event.
const OPAQUE = ['@transform', '@liquid', '__segment_internal_directive']

function collect(mapping: unknown, reads: Reads): void {
  if (Array.isArray(mapping)) for (const item of mapping) collect(item, reads)
  if (!isObject(mapping)) return
  for (const [key, value] of Object.entries(mapping)) {
    if (OPAQUE.includes(key)) reads.isOpaque = true
    if (key === '@path' && typeof value === 'string') reads.pointers.push(value)
    else if (key === '@template' && typeof value === 'string')
      reads.pointers.push(
        ...[...value.matchAll(/\{\{\{?([^}]+)\}\}\}?/g)].map(([, name = '']) => name.trim())
      )
    else if (key === '@arrayPath' && Array.isArray(value)) {
      // The shape of an item reads the item.
      const [list] = value as unknown[]
      if (typeof list === 'string') reads.pointers.push(list)
      else collect(list, reads)
    } else collect(value, reads)
  }
}

/** The pointers of a mapping or of one of its fields, in their order. */
export function readsOf(mapping: unknown): Reads {
  const reads: Reads = { pointers: [], isOpaque: false }
  collect(mapping, reads)
  return { ...reads, pointers: [...new Set(reads.pointers)] }
}

/** The keys of each pointer of a mapping. */
export const keysReadBy = (mapping: unknown): string[][] =>
  readsOf(mapping).pointers.map(fromPointer)

/** Gives the value of a field for an event; undefined if there is none. */
export type Reader = (field: string, event: Json) => unknown

/** Creates the reader of the fields `names` of a mapping. A mapping that `isWhole` gives all of them at once. */
export function createReader(mapping: Json, names: string[], isWhole: boolean): Reader {
  // Copied, because some directives change what they are given.
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
