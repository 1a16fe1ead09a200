import type { Report } from '../report'
import { toFlat } from '../values/flat'
import { toRecord } from '../values/record'
import { isEmpty, isMissing, toCreatedAt, toCustom } from './custom'

/**
 * A company as Intercom takes it, its custom attributes beside the standard ones, which win. Undefined if nothing is in
 * it; undefined, and reported under `key`, if it has no `company_id` or is not an object.
 */
export function toCompany(
  company: unknown,
  key: string,
  report: Report
): Record<string, unknown> | undefined {
  const { company_custom_traits, ...standard } = toRecord(company, key, report)
  const { created_at, ...scalars } = standard
  const custom = toRecord(company_custom_traits, 'company_custom_traits', report)
  const attributes = toFlat(scalars, key, report, toCustom(custom, standard, key, report))
  Object.assign(attributes, toCreatedAt(created_at, report, key))
  if (isEmpty(attributes.company_id) && 'id' in attributes) {
    attributes.company_id = attributes.id
    Reflect.deleteProperty(attributes, 'id')
  }
  const { company_id, name } = attributes
  // Of a company that is 0 and no object, mapping-kit makes one of which each part is 0.
  if (company_id || (company_id === 0 && name !== 0)) return attributes
  if (Object.values(attributes).some((value) => !isMissing(value)))
    report(key, 'left out: it has no company_id. Map one.')
  return undefined
}

/** The companies of a list that Intercom takes; none, and reported, if it is not a list. */
export function toCompanies(companies: unknown, report: Report): Record<string, unknown>[] {
  if (Array.isArray(companies))
    return companies.flatMap<Record<string, unknown>>(
      (company: unknown) => toCompany(company, 'companies', report) ?? []
    )
  if (!isMissing(companies)) report('companies', 'it is not a list. Map one.')
  return []
}
