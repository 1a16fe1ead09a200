import { toCompanies, toCompany } from '../attributes/company'
import { isEmpty, keysOf, toCreatedAt, toCustom } from '../attributes/custom'
import { toFlat } from '../values/flat'
import { toRecord } from '../values/record'
import type { Report } from '../report'
import { type Attributes, IDENTITY_KEYS, MESSENGER_SETTINGS } from '../client'
import type { Payload } from './fields'

// Traits must not set up the Messenger, move the visitor to another workspace, or make another visitor of them.
const NO_TRAITS = [...MESSENGER_SETTINGS, 'disabled', 'anonymous_id']

const toAvatar = (url: unknown, report: Report): Attributes => {
  if (typeof url === 'string' && url) return { avatar: { type: 'avatar', image_url: url } }
  if (!isEmpty(url)) report('avatar_image_url', 'left out: it is not text. Send a URL.')
  return {}
}

/** The attributes of a user as Intercom takes them, with the custom ones beside the standard ones, which win. */
export function toUserAttributes(payload: Payload, report: Report): Attributes {
  const { custom_traits, ...standard } = payload
  const { created_at, avatar_image_url: avatar, company, companies, ...scalars } = standard
  const custom = toRecord(custom_traits, 'custom_traits', report)
  const { auth_tokens } = custom
  const given = { ...standard, avatar, auth_tokens }
  const attributes = toCustom(custom, given, 'custom_traits', report)
  for (const key of NO_TRAITS)
    if (key in attributes) {
      report(key, 'left out: it is a setting of the Messenger. Rename it.', 'custom_traits')
      Reflect.deleteProperty(attributes, key)
    }
  toFlat(scalars, undefined, report, attributes, keysOf(scalars))
  // An anonymous page view is not another person.
  for (const key of IDENTITY_KEYS)
    if (isEmpty(attributes[key])) Reflect.deleteProperty(attributes, key)
  Object.assign(attributes, toCreatedAt(created_at, report), toAvatar(avatar, report))
  const tokens = toFlat(toRecord(auth_tokens, 'auth_tokens', report), undefined, report)
  if (Object.keys(tokens).length > 0) attributes.auth_tokens = tokens
  // The default mapping finds nothing in a company that is text.
  for (const key of ['company', 'companies'] as const)
    if (standard[key] && custom[key])
      for (const one of [custom[key]].flat()) toRecord(one, key, report, 'custom_traits')
  const ofCompany = toCompany(company, 'company', report)
  const ofCompanies = toCompanies(companies, report)
  if (ofCompany) attributes.company = ofCompany
  if (ofCompanies.length > 0) attributes.companies = ofCompanies
  return attributes
}
