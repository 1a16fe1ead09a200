import { PROOF_KEYS } from '../client'
import type { Report } from '../report'
import { isMissing } from './record'
import { toMs } from './time'

/** A value that Intercom keeps: text, a finite number, a boolean, or null, which clears an attribute. */
export type Scalar = string | number | boolean | null

// Intercom reads an attribute with such a name as a date, in seconds.
// https://developers.intercom.com/docs/references/webhooks/data-types-and-formats
const IN_SECONDS = /_(at|date)$/

// Of these, Intercom takes nothing but a boolean.
const BOOLEAN_KEYS = ['unsubscribed_from_emails', 'hide_default_launcher']
const YES: unknown[] = [true, 'true', 1]
const NO: unknown[] = [false, 'false', 0]

// https://www.intercom.com/help/en/articles/179
const FORBIDDEN = /[!-'*.@\\^`{-~]/
const MAX_LENGTH = 255

/** What is reported of an attribute that is sent, and that Intercom cuts or refuses. */
export const NOT_KEPT = 'Intercom will not keep it as it is. Correct it.'

/** `value` as Intercom takes it under `key`. Reports any other, and returns undefined. */
export function toScalar(
  key: string,
  value: unknown,
  report: Report,
  part?: string
): Scalar | undefined {
  if (BOOLEAN_KEYS.includes(key)) {
    if (YES.includes(value)) return true
    if (NO.includes(value)) return false
    if (!isMissing(value)) report(key, 'left out: it is not a boolean. Send true or false.', part)
    return undefined
  }
  if (
    isMissing(value) ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value)
  )
    return value as Scalar | undefined
  const ms = toMs(value)
  if (!Number.isNaN(ms))
    return IN_SECONDS.test(key) ? Math.floor(ms / 1000) : new Date(ms).toISOString()
  report(key, 'left out: it is not text, a number or a boolean. Send one.', part)
  return undefined
}

/**
 * Adds the `keys` of `source` to `flat`, in their order. Leaves out what Intercom does not take, and reports it as in `part`.
 * It fills one object, because engines are slow to spread one over another.
 */
export function toFlat(
  source: Record<string, unknown>,
  part: string | undefined,
  report: Report,
  flat: Record<string, unknown> = {},
  keys = Object.keys(source)
): Record<string, unknown> {
  for (const key of keys) {
    const scalar = toScalar(key, source[key], report, part)
    // A standard attribute that is null is none: the custom one of its name stays.
    if (scalar === undefined || (scalar === null && key in flat)) continue
    flat[key] = scalar
    const isLong = typeof scalar === 'string' && scalar.length > MAX_LENGTH
    if (part && (FORBIDDEN.test(key) || (isLong && !PROOF_KEYS.includes(key))))
      report(key, NOT_KEPT, part)
  }
  return flat
}
