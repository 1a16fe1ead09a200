import { useEffect, useState } from 'preact/hooks'
import type { Target } from '../model/changes'
import { isOnTheWay, type Keys } from '../model/pointer'
import type { Flow, Way } from '../model/ways'

/** A part of a call of a mapping. */
export interface LitTarget extends Pick<Target, 'call' | 'keys'> {
  mapping: string
}

/** What is lit up because it belongs together: keys of the event, fields of mappings, parts of Intercom calls. */
export interface Lit {
  rows: Keys[]
  fields: string[]
  targets: LitTarget[]
}

/** What somebody points at. */
export type Pointed = { row: Keys } | { field: string } | { target: LitTarget }

const nothing: Lit = { rows: [], fields: [], targets: [] }

let lit = nothing
const listeners = new Set<() => void>()

/** A name for a field that no field of another mapping has. */
export const fieldId = ({ mapping, field }: Pick<Way, 'mapping' | 'field'>): string =>
  `${mapping}.${field}`

const isPart = (one: LitTarget, other: LitTarget): boolean =>
  one.mapping === other.mapping && one.call === other.call && isOnTheWay(one.keys, other.keys)

/** Lights up what belongs to what somebody points at, or nothing. */
export function light({ rows, fixed }: Pick<Flow, 'rows' | 'fixed'>, pointed?: Pointed): void {
  const all = [
    ...rows.flatMap(({ keys, ways }) => ways.map((way) => ({ keys, way }))),
    ...fixed.map((way) => ({ keys: undefined, way }))
  ]
  const targetsOf = (way: Way): LitTarget[] =>
    way.targets.map(({ call, keys }) => ({ mapping: way.mapping, call, keys }))
  const isMeant = ({ keys, way }: (typeof all)[number]): boolean => {
    if (!pointed) return false
    if ('row' in pointed) return keys?.join('\n') === pointed.row.join('\n')
    if ('field' in pointed) return fieldId(way) === pointed.field
    return targetsOf(way).some((target) => isPart(target, pointed.target))
  }
  const found = all.filter(isMeant)
  const next: Lit = {
    rows: found.flatMap(({ keys }) => (keys ? [keys] : [])),
    fields: found.map(({ way }) => fieldId(way)),
    targets: found.flatMap(({ way }) => targetsOf(way))
  }
  if (JSON.stringify(next) === JSON.stringify(lit)) return
  lit = next
  for (const listener of listeners) listener()
}

/** What `select` finds in what is lit up. The component is rendered again only if that changes. */
export function useLit<T>(select: (now: Lit) => T): T {
  const [value, setValue] = useState(() => select(lit))
  useEffect(() => {
    const listen = (): void => setValue(() => select(lit))
    listeners.add(listen)
    listen()
    return () => {
      listeners.delete(listen)
    }
  }, [select])
  return value
}

/** Whether a part of a call is lit up. */
export const isTargetLit = (now: Lit, target: LitTarget): boolean =>
  now.targets.some((one) => isPart(one, target))
