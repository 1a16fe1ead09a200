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

// What is said of a path that no sample, no preset and none of these events has.
function createUnknown(events: Json[]): (pointer: string) => string | undefined {
  const all = [...spec, ...events]
  const said = new Map<string, string | undefined>()
  let paths: Keys[] | undefined
  const sayOf = (pointer: string): string | undefined => {
    const keys = fromPointer(pointer)
    const isKnown =
      keys.length === 0 ||
      inPresets.some((known) => known.join('\n') === keys.join('\n')) ||
      all.some((event) => valueAt(event, keys) !== undefined)
    if (isKnown) return undefined
    paths ??= [...events, ...spec].flatMap((event) => pathsIn(event))
    const meant = nearest(toPointer(keys), paths)
    const tip = meant === undefined ? 'Paste one that has it.' : `Did you mean ${meant}?`
    return `No event here has ${toPointer(keys)}. ${tip}`
  }
  return (pointer) => {
    if (!said.has(pointer)) said.set(pointer, sayOf(pointer))
    return said.get(pointer)
  }
}

/** Creates the check of mappings: whether each can work, its trigger is read as written, and some event has each path. */
export function createCheck(events: Json[]): (mapping: Mapping) => Check {
  const unknownText = createUnknown(events)
  const unknown = (label: string, pointer: string): Reason[] => {
    const text = unknownText(pointer)
    return text === undefined ? [] : [{ label, pointer, text }]
  }
  return (mapping) => {
    const broken = reasonAgainst(mapping)
    if (broken !== undefined) return { state: 'broken', reasons: [{ label: '', text: broken }] }
    const { warning, keys } = readTrigger(mapping.subscribe)
    const labelOf = (field: string): string =>
      fieldsOf(mapping.partnerAction)[field]?.label ?? field
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
