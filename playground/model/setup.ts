import type { Subscription } from '@segment/browser-destination-runtime/types'
import { destination } from '../../src/destination'
import { presets } from '../../src/presets'
import type { Json } from '../protocol'

/** A subscription with an id, which tells it from another of the same name. */
export interface Mapping extends Omit<Subscription, 'mapping'> {
  id: string
  mapping: Json
  /** Why a pasted entry is no mapping at all. */
  problem?: string
}

/** What a link shares: the settings and the mappings. */
export interface Setup {
  settings: Json
  mappings: Mapping[]
}

/** The keys of the destination's actions. */
export type ActionKey = keyof typeof destination.actions

/** The keys of the destination's actions, in their order. */
export const actionKeys = Object.keys(destination.actions) as ActionKey[]

/** Whether `key` is one of the destination's actions. */
export const isActionKey = (key: string): key is ActionKey => actionKeys.includes(key as ActionKey)

/** A field as the definition describes it. */
export interface Field {
  label: string
  description: string
  type: string
  required?: unknown
  properties?: Record<string, Field>
}

/** The fields of an action by their keys; none if there is no such action. */
export const fieldsOf = (action: string): Record<string, Field> =>
  isActionKey(action) ? destination.actions[action].fields : {}

let made = 0

/** The subscription with a new key. */
export const withId = ({
  name,
  subscribe,
  partnerAction,
  enabled,
  mapping
}: Subscription): Mapping => ({
  id: `m${++made}`,
  name,
  partnerAction,
  subscribe,
  enabled,
  mapping: structuredClone(mapping ?? {})
})

/** The subscription that is behind a mapping. */
export const toSubscription = ({
  name,
  subscribe,
  partnerAction,
  enabled,
  mapping
}: Mapping): Subscription => ({ name, partnerAction, subscribe, enabled, mapping }) as Subscription

/** The preset of an action: the subscription that a new connection starts with. */
export function presetOf(action: string): Subscription {
  const preset = presets.find(({ partnerAction }) => partnerAction === action)
  if (!preset) throw new Error(`No preset for ${action}.`)
  return preset
}

/** Settings as a new connection has them, with an App ID that only the double knows. */
export function defaultSettings(): Json {
  const defaults = Object.entries(destination.settings).flatMap(([key, setting]) =>
    'default' in setting ? [[key, setting.default]] : []
  )
  return { appId: 'playground', ...Object.fromEntries(defaults) }
}

/** The settings and the mappings of a new connection. */
export const defaultSetup = (): Setup => ({
  settings: defaultSettings(),
  mappings: presets.map(withId)
})

/** The settings with one more rich link property. */
export const withRichLink = (settings: Json, key: string): Json => {
  const known = [settings.richLinkProperties ?? []].flat()
  return { ...settings, richLinkProperties: [...known.filter((one) => one !== key), key] }
}
