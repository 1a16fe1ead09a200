import { transform } from '@segment/actions-core/mapping-kit'
import type { Context } from '@segment/analytics-next'
import { validate } from '@segment/destination-subscriptions'
import { toAcyclic } from '../plugin/acyclic'
import type { Mapping } from '../plugin/mappings'
import type { Subscription } from '../types'
import { isRecord } from '../values/record'
import { unmetConditions } from './conditions'
import { readSubscription } from './subscription'

/** Says why a subscription never runs; undefined if it can. */
export const whySkipped = (subscription: Subscription): string | undefined => {
  const found = toMapping(subscription)
  return typeof found === 'string' ? found : undefined
}

const read = (subscription: Subscription): Mapping | string => {
  if (!subscription.enabled) return 'is off. Switch it on.'
  const { mapping, reason } = readSubscription(subscription)
  return mapping ?? `is ${reason}`
}

const known = new WeakMap<Subscription, Mapping | string>()

const toMapping = (subscription: Subscription): Mapping | string => {
  const found = known.get(subscription) ?? read(subscription)
  known.set(subscription, found)
  return found
}

// An event of 1 MB has more than anybody reads.
const MAX_KEYS = 50
const MAX_KEY_LENGTH = 100

const shorten = (text: string): string => text.slice(0, MAX_KEY_LENGTH)

const toList = (texts: string[]): string => {
  const more = texts.length - MAX_KEYS
  const shown = texts.slice(0, MAX_KEYS).join(', ')
  return more > 0 ? `${shown} and ${more} more` : shown || 'nothing'
}

// An object without keys comes to nothing.
const isEmpty = (value: unknown): boolean => isRecord(value) && Object.keys(value).length === 0

const keysOf = (value: object): string =>
  toList(
    Object.entries(value)
      .filter(([, inner]) => !isEmpty(inner))
      .map(([key, inner]) =>
        isRecord(inner) ? `${shorten(key)} (${keysOf(inner)})` : shorten(key)
      )
  )

const pathsOf = (directive: unknown): string[] =>
  Object.entries(isRecord(directive) ? directive : {}).flatMap(([key, inner]) =>
    key === '@path' && typeof inner === 'string' ? [inner] : pathsOf(inner)
  )

/** What is mapped and comes to nothing, each as `revenue (at $.properties.total)`. */
export const missing = (mapping: unknown, payload: unknown, keys: string[] = []): string[] => {
  if (!isRecord(mapping)) return []
  const entries = Object.entries(mapping)
  if (!entries[0]?.[0].startsWith('@'))
    return entries.flatMap(([key, inner]) =>
      missing(inner, (payload as Record<string, unknown> | undefined)?.[key], [...keys, key])
    )
  const paths = [...new Set(pathsOf(mapping))]
  return payload === undefined && paths.length > 0
    ? [`${keys.join('.')} (at ${paths.join(', ')})`]
    : []
}

/** Says which values of an event a mapping takes, or which of its conditions are not met: keys, never values. */
export function explain(subscription: Subscription, event: Context['event']): string[] {
  const found = toMapping(subscription)
  if (typeof found === 'string') return [found]
  try {
    if (!validate(found.trigger, event))
      return unmetConditions(subscription.subscribe, { ...event }).map((text) => `not met: ${text}`)
    const payload = transform(found.mapping, toAcyclic(event, () => undefined) as never)
    const empty = missing(found.mapping, payload)
    return [
      `finds ${keysOf(payload)}`,
      ...(empty.length > 0 ? [`finds nothing for ${toList(empty)}`] : [])
    ]
  } catch {
    return ['fails on this event. Look for its message.']
  }
}
