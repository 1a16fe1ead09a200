import { isEmpty } from '../attributes/custom'
import type { Attributes } from '../client'
import { NAME } from '../report'
import type { Payload } from './fields'

/** The options of a call, each with its other spelling and its type. */
const OPTIONS = [
  ['user_hash', 'userHash', 'string'],
  ['intercom_user_jwt', 'intercomUserJwt', 'string'],
  ['hide_default_launcher', 'hideDefaultLauncher', 'boolean']
] as const

/**
 * Adds to `payload` what it lacks of the options that the app gives Intercom with a call. A mapping wins. Analytics.js puts
 * options that it doesn't know into the event's context.
 */
export function withOptions(payload: Payload, event: unknown): Payload {
  try {
    const { integrations, context } = event as Record<string, Attributes | undefined>
    const places = [context?.Intercom, integrations?.Intercom, integrations?.[NAME]]
    const options = Object.assign({}, ...places) as Attributes
    for (const [key, other, type] of OPTIONS) {
      const value = options[key] ?? options[other]
      if (isEmpty(payload[key]) && typeof value === type) payload[key] = value
    }
  } catch {
    // For a getter that throws.
  }
  return payload
}
