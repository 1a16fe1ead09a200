import type { Report } from '../report'
import { toFlat } from '../values/flat'
import { isMissing } from '../values/record'
import { toUnixSeconds } from '../values/time'

const isBlank = (value: unknown): boolean => typeof value === 'string' && !value.trim()

/** Whether `value` is undefined, null or blank text. */
export const isEmpty = (value: unknown): boolean => isMissing(value) || isBlank(value)

/** The keys of `standard` attributes, but for those of blank text, as a template gives it that finds nothing. */
export const keysOf = (standard: Record<string, unknown>): string[] =>
  Object.keys(standard).filter((key) => !isBlank(standard[key]))

/** `created_at` in Unix seconds, or null. What is not a time is left out and reported. */
export function toCreatedAt(
  value: unknown,
  report: Report,
  part?: string
): Record<string, unknown> {
  const time = isMissing(value) ? value : toUnixSeconds(value)
  if (time !== undefined) return { created_at: time }
  if (value !== undefined)
    report('created_at', 'left out: it is not a time. Send ISO 8601 or Unix time.', part)
  return {}
}

/** The custom attributes, without those that are given as a standard one too: it wins, even if it is unreadable. */
export function toCustom(
  custom: Record<string, unknown>,
  standard: object,
  part: string,
  report: Report
): Record<string, unknown> {
  const given = new Map<string, unknown>(Object.entries(standard))
  const keys = Object.keys(custom).filter((key) => isEmpty(given.get(key)))
  return toFlat(custom, part, report, {}, keys)
}
