import { isEmpty } from '../attributes/custom'
import type { Attributes } from '../client'
import { NAME } from '../report'
import type { Payload } from './fields'

/** The options of a call, each with its other spelling. */
const OPTIONS = [
  ['user_hash', 'userHash'],
  ['intercom_user_jwt', 'intercomUserJwt'],
  ['hide_default_launcher', 'hideDefaultLauncher']
] as const

/**
 * Adds to `payload` what it lacks of the options that the app gives Intercom with a call. A mapping wins. Analytics.js puts
 * options that it doesn't know into the event's context.
 */
export function withOptions(payload: Payload, event: unknown): Payload {
  try {
    const { integrations, context, traits } = event as Record<string, Attributes | undefined>
    const places = [context?.Intercom, integrations?.Intercom, integrations?.[NAME]]
    const options = Object.assign({}, ...places) as Attributes
    for (const [key, other] of OPTIONS)
      if (isEmpty(payload[key])) payload[key] = options[key] ?? options[other]
    // The default mapping has no `remove`, and without it Intercom adds the user to the company.
    const companies = traits?.companies as (Attributes | undefined)[] | undefined
    companies?.forEach((given, index) => {
      const company = (payload.companies as Attributes[])[index]
      if (company && given?.remove === true && company.company_id === given.id)
        company.remove = true
    })
  } catch {
    // For a getter that throws, and for companies that are no list.
  }
  return payload
}
