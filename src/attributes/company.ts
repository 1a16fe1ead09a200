import { toFlat } from '../values/flat'
import { toRecord } from '../values/record'
import { toUnixSeconds } from '../values/time'
import type { Note } from '../diagnostics'
import type { Attributes } from '../session/client'

const isMissing = (value: unknown): boolean => value === undefined || value === null

/** Whether `value` says nothing: undefined, null, or text without a character. */
export const isEmpty = (value: unknown): boolean => isMissing(value) || value === ''

/** `created_at` as Intercom takes it: Unix seconds; null stays; what is no time is left out and named. */
export function toCreatedAt(value: unknown, note: Note, part?: string): Attributes {
  const time = isMissing(value) ? value : toUnixSeconds(value)
  if (time !== undefined) return { created_at: time }
  if (value !== undefined) note('created_at', 'it is not a time. Send ISO 8601 or Unix time.', part)
  return {}
}

/** Custom attributes, but for those whose standard one is given: it wins even where it is unreadable. */
export function toCustom(
  custom: Record<string, unknown>,
  standard: object,
  part: string,
  note: Note
): Attributes {
  if (Object.keys(custom).length === 0) return {}
  const given = new Map<string, unknown>(Object.entries(standard))
  const entries = Object.entries(custom).filter(([key]) => isEmpty(given.get(key)))
  return toFlat(Object.fromEntries(entries), part, note)
}

/**
 * A company as Intercom takes it, its custom attributes beside the standard ones, which win. Undefined where nothing
 * is in it; undefined, and named as `key`, where it has no `company_id` or is no object.
 */
export function toCompany(company: unknown, key: string, note: Note): Attributes | undefined {
  const { company_custom_traits, ...standard } = toRecord(company, key, note)
  const { created_at, ...scalars } = standard
  const custom = toRecord(company_custom_traits, 'company_custom_traits', note)
  const attributes = toFlat(scalars, key, note, toCustom(custom, standard, key, note))
  Object.assign(attributes, toCreatedAt(created_at, note, key))
  if (attributes.company_id) return attributes
  if (Object.values(attributes).some((value) => !isMissing(value)))
    note(key, 'it has no company_id and is left out. Map one to it.')
  return undefined
}

/** The companies of a list that Intercom takes; none, and named, where it is no list. */
export function toCompanies(companies: unknown, note: Note): Attributes[] {
  if (Array.isArray(companies))
    return companies.flatMap<Attributes>(
      (company: unknown) => toCompany(company, 'companies', note) ?? []
    )
  if (!isMissing(companies)) note('companies', 'it is not a list. Map one to it.')
  return []
}
