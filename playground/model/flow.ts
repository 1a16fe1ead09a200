import type { Json } from '../protocol'
import { isEqual } from './changes'
import { isFilledIn } from './composed'
import { explain, type IntercomCall } from './explain'
import { lossesOf } from './limits'
import { type Keys, toText, valueAt } from './pointer'
import { keysReadBy } from './reads'
import { MAX_ROWS, partsOf, rowsOf, tidy } from './rows'
import { type ActionKey, fieldsOf, isActionKey, type Mapping } from './setup'
import { createTracer, type Tracer } from './tracer'
import type { Flow, Row, Way } from './ways'

const labelOf = (action: ActionKey, key: string, inner?: string): string => {
  const field = fieldsOf(action)[key]
  const label = field?.label ?? key
  const property = inner === undefined ? undefined : field?.properties?.[inner]
  return property ? `${label}: ${property.label}` : label
}

const waysOf = (tracer: Tracer, narrow: Tracer, calls: IntercomCall[], keys: Keys): Way[] =>
  tracer.fieldsFor(keys).flatMap((key) => {
    const quick = narrow.follow(key, keys)
    // What is not in the calls of the whole event comes only from the event being smaller.
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

/**
 * Follows each key of `event` through the mappings, by running the plugin's own code without that key. `given` is the call
 * that Analytics.js has made the event of.
 */
export function flowOf(mappings: Mapping[], event: Json, settings: Json, given = event): Flow {
  const explanations = mappings.map((mapping) => explain(mapping, event, settings))
  const tracers = mappings.flatMap((mapping, index) => {
    const explanation = explanations[index]
    const isRun = explanation?.outcome === 'matched' && isActionKey(mapping.partnerAction)
    return isRun ? createTracer(mapping, explanation, event, settings) : []
  })
  const pointers = tracers.flatMap(({ mapping }) => keysReadBy(mapping.mapping))
  const all = rowsOf(event, pointers, given)
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
    ways: ways.get(keys) ?? [],
    isFilledIn: isFilledIn(event, given, keys)
  }))
  return {
    rows: tidy(rows),
    fixed: tracers.flatMap((tracer) => fixedOf(tracer, rows)),
    explanations,
    losses: new Map(explanations.map(({ id, calls }) => [id, lossesOf(calls)])),
    left: all.length - Math.min(all.length, MAX_ROWS)
  }
}
