import type { Note } from '../diagnostics'
import { toUnixSeconds } from './time'

/** A value that Intercom keeps: text, a finite number, a boolean, or null, which clears an attribute. */
export type Scalar = string | number | boolean | null

/** Whether `value` is an object with keys: no array, no Date, no Map or other built-in. Never throws. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]'

const toDate = (key: string, date: Date): number | string | undefined =>
  Number.isNaN(date.getTime())
    ? undefined
    : // Intercom reads a name that ends so as a date, in seconds.
      // https://developers.intercom.com/docs/references/webhooks/data-types-and-formats
      /_(at|date)$/.test(key)
      ? toUnixSeconds(date)
      : date.toISOString()

const kindOf = (value: unknown): string => {
  if (value instanceof Date) return 'invalid date'
  if (typeof value === 'number') return 'number that is not finite'
  return typeof value === 'object' ? 'nested values' : typeof value
}

/** `value` as Intercom takes it under `key`, or undefined, and named, where it takes no such value. */
export function toScalar(key: string, value: unknown, note: Note): Scalar | undefined {
  if (value === undefined || value === null) return value
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  const date = value instanceof Date ? toDate(key, value) : undefined
  if (date === undefined)
    note(key, `Intercom takes no ${kindOf(value)}. Send text, a number or a boolean.`)
  return date
}

/** `source` where it is an object with keys; else none, and named as `key` unless it is missing. */
export function toRecord(source: unknown, key: string, note: Note): Record<string, unknown> {
  if (isRecord(source)) return source
  if (source !== undefined && source !== null) note(key, 'it is not an object. Map one to it.')
  return {}
}

/** The entries of `source` that Intercom takes, in their order; the others are left out and named, as in `part`. */
export const toFlat = (
  source: Record<string, unknown>,
  part: string,
  note: Note
): Record<string, Scalar> =>
  // fromEntries makes "__proto__" a key like any other, where an assignment would reach for the prototype.
  Object.fromEntries(
    Object.entries(source).flatMap(([key, value]): [string, Scalar][] => {
      const scalar = toScalar(key, value, (name, reason) => note(name, reason, part))
      return scalar === undefined ? [] : [[key, scalar]]
    })
  )
