import { fromPointer, isObject } from './pointer'

/** What a directive reads of an event: the pointers in it, and whether it reads in ways that they do not show. */
export interface Reads {
  pointers: string[]
  isOpaque: boolean
}

// Their inner pointers lead from what they make, and not from the event.
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
