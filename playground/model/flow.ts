import { destination } from '../../src/destination'
import type { Json } from '../protocol'
import { isEqual, type Target } from './changes'
import { type Explanation, explain, type IntercomCall } from './explain'
import { type Loss, lossesOf } from './limits'
import { partsOf } from './parts'
import { createTracer, type Tracer } from './tracer'
import { isObject, type Keys, toText, valueAt } from './pointer'
import { keysReadBy } from './reads'
import { MAX_ROWS, rowsOf } from './rows'
import { type ActionKey, isActionKey, type Mapping } from './setup'

/** One way that a value takes: through a field of a mapping, to parts of an Intercom call. */
export interface Way {
  mapping: string
  /** The mapping's name. */
  name: string
  field: string
  /** What the field is called. */
  label: string
  targets: Target[]
  /** Why the value, or a part of it, is not sent. */
  reasons: string[]
  /** The fields whose value goes in place of this one. */
  insteadOf: string[]
}

/** A key of the event, and what becomes of its value. */
export interface Row {
  id: string
  keys: Keys
  value: unknown
  ways: Way[]
}

/** What becomes of an event: its keys, and what each mapping makes of it. */
export interface Flow {
  rows: Row[]
  /** The values that mappings have fixed: no key of the event leads to them. */
  fixed: Way[]
  explanations: Explanation[]
  /** What Intercom does not keep of the calls of a mapping. */
  losses: Map<string, Loss[]>
  /** How many keys are not followed, because there are too many. */
  left: number
}

interface Field {
  label: string
  properties?: Record<string, { label: string }>
}

const labelOf = (action: ActionKey, key: string, inner?: string): string => {
  const field = (destination.actions[action].fields as Record<string, Field>)[key]
  const label = field?.label ?? key
  const property = inner === undefined ? undefined : field?.properties?.[inner]
  return property ? `${label}: ${property.label}` : label
}

const isWithoutAnything = ({ targets, reasons, insteadOf }: Way): boolean =>
  targets.length + reasons.length + insteadOf.length === 0

const waysOf = (tracer: Tracer, narrow: Tracer, calls: IntercomCall[], keys: Keys): Way[] =>
  tracer.fieldsFor(keys).flatMap((key) => {
    const quick = narrow.follow(key, keys)
    // What is not in the calls of the whole event came of the event being smaller.
    const isTrue = quick?.targets.every(({ call, keys: to, value }) =>
      isEqual(valueAt(calls[call]?.args, to), value)
    )
    const found = isTrue === false ? tracer.follow(key, keys) : quick
    if (!found) return []
    const { mapping, action } = tracer
    return {
      mapping: mapping.id,
      name: mapping.name,
      field: key,
      label: labelOf(action, key, found.inner),
      targets: found.targets,
      reasons: found.reasons,
      insteadOf: found.insteadOf.map((other) => labelOf(action, other))
    }
  })

const fixedOf = (tracer: Tracer, rows: Row[]): Way[] =>
  tracer.fixed().flatMap((key) => {
    const isReached = rows.some(({ ways }) =>
      ways.some(({ mapping, field }) => mapping === tracer.mapping.id && field === key)
    )
    const { mapping, action } = tracer
    const found = { insteadOf: [], ...tracer.followFixed(key) }
    const way = { mapping: mapping.id, name: mapping.name, field: key, ...found }
    return isReached || found.targets.length + found.reasons.length === 0
      ? []
      : { ...way, label: labelOf(action, key) }
  })

const isSameField = (one: Way, other: Way): boolean =>
  one.mapping === other.mapping && one.field === other.field

// What a field does with an object as a whole is said once, and not of each of its keys again.
const withoutRepeats = (row: Row, rows: Row[]): Row => {
  const outer = rows.filter(({ id }) => row.id.startsWith(`${id}.`))
  const isSaid = (way: Way): boolean =>
    isWithoutAnything(way) && outer.some(({ ways }) => ways.some((one) => isSameField(one, way)))
  return outer.length === 0 ? row : { ...row, ways: row.ways.filter((way) => !isSaid(way)) }
}

// An object whose keys have rows of their own has a row itself only for what they do not show.
const isNeeded = (row: Row, rows: Row[]): boolean => {
  if (!isObject(row.value)) return true
  const inner = rows.filter(({ id }) => id.startsWith(`${row.id}.`))
  if (inner.length === 0) return true
  const isShown = (way: Way): boolean =>
    inner.some(({ ways }) => ways.some((one) => isSameField(one, way) && !isWithoutAnything(one)))
  return row.ways.some((way) => !isShown(way) && !isWithoutAnything(way))
}

/** Follows each key of `event` through the mappings, by running the plugin's own code with that key taken out. */
export function flowOf(mappings: Mapping[], event: Json, settings: Json): Flow {
  const explanations = mappings.map((mapping) => explain(mapping, event, settings))
  const tracers = mappings.flatMap((mapping, index) => {
    const explanation = explanations[index]
    const isRun = explanation?.outcome === 'matched' && isActionKey(mapping.partnerAction)
    return isRun ? createTracer(mapping, explanation, event, settings) : []
  })
  const pointers = tracers.flatMap(({ mapping }) => keysReadBy(mapping.mapping))
  const all = rowsOf(event, pointers)
  const ways = new Map<Keys, Way[]>()
  for (const { event: part, rows } of partsOf(event, all.slice(0, MAX_ROWS), pointers))
    for (const tracer of tracers) {
      const narrow = part === event ? tracer : tracer.narrow(part)
      const { calls = [] } = explanations.find(({ id }) => id === tracer.mapping.id) ?? {}
      for (const keys of rows)
        ways.set(keys, [...(ways.get(keys) ?? []), ...waysOf(tracer, narrow, calls, keys)])
    }
  const rows = all.slice(0, MAX_ROWS).map((keys) => ({
    id: toText(keys),
    keys,
    value: valueAt(event, keys),
    ways: ways.get(keys) ?? []
  }))
  return {
    rows: rows
      .filter((row) => isNeeded(row, rows))
      .map((row, _, needed) =>
        withoutRepeats(
          row,
          needed.filter(({ value }) => isObject(value))
        )
      ),
    fixed: tracers.flatMap((tracer) => fixedOf(tracer, rows)),
    explanations,
    losses: new Map(explanations.map(({ id, calls }) => [id, lossesOf(calls)])),
    left: all.length - Math.min(all.length, MAX_ROWS)
  }
}
