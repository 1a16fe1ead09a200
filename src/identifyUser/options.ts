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
 * options that it doesn't know into the event's context. Throws what a getter of the event throws.
 */
export function addOptions(payload: Payload, event: unknown): void {
  const { integrations, context } = event as Record<string, Attributes | undefined>
  const places = [context?.Intercom, integrations?.Intercom, integrations?.[NAME]]
  const options = Object.assign({}, ...places) as Attributes
  for (const [key, other] of OPTIONS)
    if (isEmpty(payload[key])) payload[key] = options[key] ?? options[other]
}
