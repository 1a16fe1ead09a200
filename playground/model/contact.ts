import { keptAttributes, keptMetadata } from './kept'
import type { Json } from '../protocol'
import { eventsIn, userDataIn } from './correlate'
import { isObject } from './pointer'
import type { Request } from './timeline'

/** The contact that Intercom has for the visitor. */
export interface Contact {
  kind: 'visitor' | 'user'
  attributes: Json
  companies: Json[]
  events: { name: string; metadata: Json; at: number }[]
}

const withCompanies = (known: Json[], came: unknown[]): Json[] =>
  came.filter(isObject).reduce<Json[]>((companies, company) => {
    const isSame = ({ company_id }: Json): boolean => company_id === company.company_id
    const same = companies.find(isSame) ?? {}
    return [...companies.filter((other) => !isSame(other)), { ...same, ...company }]
  }, known)

// They prove who somebody is, and are no attributes.
const PROOFS = ['user_hash', 'intercom_user_jwt', 'anonymous_id']

const afterPing = (contact: Contact, data: Json): Contact => {
  const { company, companies, ...attributes } = keptAttributes(data).values
  const merged = Object.entries({ ...contact.attributes, ...attributes })
  return {
    ...contact,
    kind: data.user_id !== undefined || data.email !== undefined ? 'user' : contact.kind,
    // A null clears an attribute.
    attributes: Object.fromEntries(
      merged.filter(([key, value]) => value !== null && !PROOFS.includes(key))
    ),
    companies: withCompanies(contact.companies, [
      ...(company === undefined ? [] : [company]),
      ...(Array.isArray(companies) ? (companies as unknown[]) : [])
    ])
  }
}

const nobody: Contact = { kind: 'visitor', attributes: {}, companies: [], events: [] }

const identityOf = (data: Json): string => JSON.stringify(data.user_id ?? data.email ?? null)

/**
 * The contact that Intercom has made of the requests that it accepted; undefined if it has accepted none since the page
 * was loaded.
 */
export function contactOf(requests: Request[], loadedAt = 0): Contact | undefined {
  const isOfPage = ({ at, status, url }: Request): boolean =>
    at >= loadedAt && status === 200 && url.includes('/messenger/web/')
  if (!requests.some(isOfPage)) return undefined
  const people = new Map<string, Contact>()
  let current = ''
  for (const request of requests) {
    if (request.status !== 200) continue
    const data = userDataIn(request)
    if (data) {
      const identity = identityOf(data)
      const isVisitor = identity === 'null'
      // A boot without an identity makes a new visitor. A visitor who logs in keeps the attributes.
      const isNew =
        isVisitor && request.body.source === 'apiBoot' && !request.body.anonymous_session
      const before = current === 'null' && !people.has(identity) ? people.get('null') : undefined
      const known = isNew ? undefined : (people.get(identity) ?? before)
      people.set(identity, afterPing(known ?? nobody, data))
      current = identity
    }
    const contact = people.get(current)
    const events = eventsIn(request).map(({ name, metadata }) => ({
      name,
      metadata: keptMetadata(metadata).values,
      at: request.at
    }))
    if (contact && events.length > 0)
      people.set(current, { ...contact, events: [...contact.events, ...events] })
  }
  return people.get(current)
}
