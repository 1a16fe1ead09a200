import { presets } from '../../src/presets'
import type { Json } from '../protocol'
import { toEvent } from './composed'
import { leftOutFields, reasonAgainst } from './explain'
import { nearest } from './fieldValue'
import { fromPointer, type Keys, pathsIn, toPointer, valueAt } from './pointer'
import { readsOf } from './reads'
import { samples } from './samples'
import { fieldsOf, type Mapping } from './setup'
import { readTrigger } from './trigger'

/** Whether a mapping works, by all that the page knows of events; if not, why. */
export interface Check {
  state: 'works' | 'check' | 'broken'
  reasons: Reason[]
}

interface Reason {
  /** What it is about: the label of a field, or the trigger. */
  label: string
  text: string
  /** The path that no event here has. */
  pointer?: string
}

/** Where a reason about the trigger belongs. */
export const TRIGGER = 'Trigger'

// Whoever it is, Analytics.js fills in the same keys.
const somebody = {
  anonymousId: '',
  userId: '',
  traits: {},
  browser: { locale: '', timezone: '', userAgent: '' }
}

const spec = samples.map(({ call }) => toEvent(call, somebody))

// What Segment's spec has and no sample does.
const inPresets = presets
  .flatMap(({ mapping }) => readsOf(mapping).pointers)
  .map((pointer) => fromPointer(pointer))

/** Whether a sample, a preset or one of these events has something at these keys. */
export const isKnownIn =
  (events: Json[]) =>
  (keys: Keys): boolean =>
    inPresets.some((known) => known.join('\n') === keys.join('\n')) ||
    [...spec, ...events].some((event) => valueAt(event, keys) !== undefined)

/** Checks a mapping: whether it can work, its trigger is read as written, and some event has each path. */
export function checkMapping(mapping: Mapping, events: Json[]): Check {
  const broken = reasonAgainst(mapping)
  if (broken !== undefined) return { state: 'broken', reasons: [{ label: '', text: broken }] }
  const isKnown = isKnownIn(events)
  const { warning, keys } = readTrigger(mapping.subscribe)
  const labelOf = (field: string): string => fieldsOf(mapping.partnerAction)[field]?.label ?? field
  const unknown = (label: string, pointer: string): Reason[] => {
    const path = fromPointer(pointer)
    if (path.length === 0 || isKnown(path)) return []
    const known = [...events, ...spec].flatMap((event) => pathsIn(event))
    const meant = nearest(toPointer(path), known)
    const tip = meant === undefined ? 'Paste one that has it.' : `Did you mean ${meant}?`
    return [{ label, pointer, text: `No event here has ${toPointer(path)}. ${tip}` }]
  }
  const reasons = [
    ...(warning === undefined ? [] : [{ label: TRIGGER, text: warning }]),
    ...keys.flatMap((path) => unknown(TRIGGER, toPointer(path))),
    ...leftOutFields(mapping).map(({ key, reason }) => ({ label: labelOf(key), text: reason })),
    ...Object.entries(mapping.mapping).flatMap(([field, value]) =>
      readsOf(value).pointers.flatMap((pointer) => unknown(labelOf(field), pointer))
    )
  ]
  return { state: reasons.length > 0 ? 'check' : 'works', reasons }
}

/** A reason in a line. */
export const toLine = ({ label, text }: Reason): string => (label ? `${label}: ${text}` : text)

const words = { works: 'work', check: 'to check', broken: 'broken' } as const

/** How many mappings work, and how many do not: `3 work, 1 to check, 1 broken`. */
export function verdictOf(checks: Check[]): string {
  const counts = Object.entries(words).map(([state, word]) => {
    const count = checks.filter((check) => check.state === state).length
    return { count, text: `${count} ${count === 1 && word === 'work' ? 'works' : word}` }
  })
  return counts
    .filter(({ count }) => count > 0)
    .map(({ text }) => text)
    .join(', ')
}
