import type { IntercomCall } from './explain'
import { has, isObject, type Keys } from './pointer'

/** A part of an Intercom call: which call, and the keys that lead to the part from the call's arguments. */
export interface Target {
  call: number
  keys: Keys
  value: unknown
}

/** How the calls of one run differ from those of another. */
export interface Changes {
  /** What the second run lacks, or has with another value. */
  changed: Target[]
  /** Of these, what the second run has with another value. */
  inPlace: Target[]
  /** Whether a call of the first run is missing in the second. */
  isCallLost: boolean
}

const isParent = (value: unknown): value is Record<string, unknown> =>
  isObject(value) || Array.isArray(value)

function compare(one: unknown, other: unknown, call: number, keys: Keys, changes: Changes): void {
  if (Object.is(one, other)) return
  if (isParent(one) && isParent(other) && Array.isArray(one) === Array.isArray(other)) {
    for (const key of Object.keys(one)) {
      const inner = [...keys, key]
      if (has(other, key)) compare(one[key], other[key], call, inner, changes)
      else changes.changed.push({ call, keys: inner, value: one[key] })
    }
    return
  }
  const target = { call, keys, value: one }
  changes.changed.push(target)
  changes.inPlace.push(target)
}

/** Compares the calls of two runs of an action. */
export function changesOf(before: IntercomCall[], after: IntercomCall[]): Changes {
  const changes: Changes = {
    changed: [],
    inPlace: [],
    isCallLost: after.length < before.length
  }
  for (const [index, { args }] of before.entries()) {
    const other = after[index]
    if (other) compare(args, other.args, index, [], changes)
  }
  return changes
}

/** Whether two values of JSON are equal. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isParent(one) || !isParent(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => has(other, key) && isEqual(one[key], other[key]))
  )
}

/** Another value of the same type, to see what depends on the first; undefined if there is none. */
export const toAnother = (value: unknown): { value: unknown } | undefined => {
  if (typeof value === 'string') return { value: `${value}\u200b` }
  if (typeof value === 'number') return { value: value + 1 }
  return typeof value === 'boolean' ? { value: !value } : undefined
}
