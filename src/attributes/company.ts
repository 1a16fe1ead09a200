import type { Report } from '../report'
import { NOT_KEPT, toFlat } from '../values/flat'
import { toNumber } from '../values/number'
import { isMissing, toRecord } from '../values/record'
import { isEmpty, keysOf, toCreatedAt, toCustom } from './custom'

/**
 * A company as Intercom takes it, with its custom attributes beside the standard ones, which win. Undefined if it is empty, or
 * if it has no `company_id` or is not an object, which is reported. `key` is the field that it is in.
 */
export function toCompany(
  company: unknown,
  key: string,
  report: Report
): Record<string, unknown> | undefined {
  const { company_custom_traits, ...standard } = toRecord(company, key, report)
  const { created_at, ...scalars } = standard
  const custom = toRecord(company_custom_traits, 'company_custom_traits', report, key)
  const attributes = toFlat(
    scalars,
    key,
    report,
    toCustom(custom, standard, key, report),
    keysOf(scalars)
  )
  Object.assign(attributes, toCreatedAt(created_at, report, key))
  if (isEmpty(attributes.company_id) && 'id' in attributes) {
    attributes.company_id = attributes.id
    Reflect.deleteProperty(attributes, 'id')
  }
  // Intercom takes whole numbers.
  for (const name of ['size', 'monthly_spend'])
    if (!Number.isInteger(toNumber(attributes[name] ?? 0))) report(name, NOT_KEPT, key)
  const { company_id, name } = attributes
  // If an event has 0 in place of a company, mapping-kit makes a company of it in which every value is 0.
  if (company_id || (company_id === 0 && name !== 0)) return attributes
  if (Object.values(attributes).some((value) => !isMissing(value)))
    report('company_id', 'left out: the company has no ID. Map one.', key)
  return undefined
}

/** The companies that Intercom takes: of a list, or the only one. */
export function toCompanies(companies: unknown, report: Report): Record<string, unknown>[] {
  const list: unknown[] = [companies].flat()
  return list.flatMap<Record<string, unknown>>(
    (company) => toCompany(company, 'companies', report) ?? []
  )
}
