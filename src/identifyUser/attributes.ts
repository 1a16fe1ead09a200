import { toCompanies, toCompany } from '../attributes/company'
import { isEmpty, toCreatedAt, toCustom } from '../attributes/custom'
import { toFlat } from '../values/flat'
import { toRecord } from '../values/record'
import type { Report } from '../report'
import type { Attributes } from '../client'
import type { Payload } from './fields'

// Empty, these would say that the visitor is another person.
const IDENTITY = ['user_id', 'email', 'user_hash', 'intercom_user_jwt']

// Traits are the page's data and must not move the visitor to another workspace or region.
const SETTINGS = ['app_id', 'api_base', 'installation_type', 'custom_launcher_selector', 'widget']

const toAvatar = (url: unknown, report: Report): Attributes => {
  if (typeof url === 'string' && url) return { avatar: { type: 'avatar', image_url: url } }
  if (url === null) return { avatar: null }
  if (!isEmpty(url)) report('avatar_image_url', 'it is not text. Send a URL.')
  return {}
}

/** The attributes of a user as Intercom takes them: the custom ones beside the standard ones, which win. */
export function toUserAttributes(payload: Payload, report: Report): Attributes {
  const { custom_traits, hide_default_launcher: _, ...standard } = payload
  const { created_at, avatar_image_url: avatar, company, companies, ...scalars } = standard
  const custom = toRecord(custom_traits, 'custom_traits', report)
  const attributes = toCustom(custom, { ...standard, avatar }, 'custom_traits', report)
  toFlat(scalars, 'attribute', report, attributes)
  for (const key of SETTINGS)
    if (key in attributes) {
      report(key, 'it is a setting of the Messenger. Rename it.', 'custom_traits')
      Reflect.deleteProperty(attributes, key)
    }
  for (const key of IDENTITY) if (isEmpty(attributes[key])) Reflect.deleteProperty(attributes, key)
  Object.assign(attributes, toCreatedAt(created_at, report), toAvatar(avatar, report))
  const ofCompany = toCompany(company, 'company', report)
  const ofCompanies = toCompanies(companies, report)
  if (ofCompany) attributes.company = ofCompany
  if (ofCompanies.length > 0) attributes.companies = ofCompanies
  return attributes
}
