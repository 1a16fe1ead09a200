import type { Context } from '@segment/analytics-next'
import type { Inspection } from '../inspection'
import { isMissing } from '../values/record'
import { subscriptionsOf } from './facts'

// Browsers take addresses of 2 MB at most.
const MAX_LENGTH = 1_500_000

// The rest of an event is what Analytics.js adds.
const PARTS = ['type', 'event', 'name', 'category', 'groupId', 'userId', 'properties', 'traits']

const SETTINGS = ['activator', 'richLinkProperties', 'apiBase', 'shutdownOnReset', 'loadOn']

const pick = (from: object, keys: string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(from).filter(([key, value]) => keys.includes(key) && !isMissing(value))
  )

/** Text as base64 that a fragment takes. A large event has more bytes than a function takes arguments. */
export const toBase64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')

/**
 * The address of the playground with an event and the mappings of the workspace in its fragment, which no server gets;
 * undefined if the event is too large or can't be written down.
 */
export function toPlaygroundLink(
  playground: string,
  inspection: Pick<Inspection, 'settings' | 'subscriptions'>,
  event: Context['event']
): string | undefined {
  try {
    const mappings = subscriptionsOf(inspection).map(
      ({ partnerAction, name, subscribe, enabled, mapping }) => [
        partnerAction,
        { name, subscribe, enabled, mapping },
        true
      ]
    )
    const shared = {
      settings: pick(inspection.settings, SETTINGS),
      mappings,
      event: JSON.stringify(pick(event, PARTS), null, 2)
    }
    const text = JSON.stringify(shared)
    return text.length > MAX_LENGTH ? undefined : `${playground}#${toBase64(text)}`
  } catch {
    return undefined
  }
}
