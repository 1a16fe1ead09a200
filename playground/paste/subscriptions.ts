import type { Subscription } from '@segment/browser-destination-runtime/types'
import { isObject } from '../model/pointer'
import { actionKeys, isActionKey, type Mapping, withId } from '../model/setup'
import type { Json } from '../protocol'

/** Settings and subscriptions as somebody has pasted them. */
export interface PastedSetup {
  settings: Json
  subscriptions: unknown[]
  what: string
}

const NAME = 'Intercom Web (Actions)'

const isSubscription = (value: unknown): boolean =>
  isObject(value) && ('partnerAction' in value || ('subscribe' in value && 'mapping' in value))

const isOurs = (value: unknown): boolean =>
  isObject(value) && typeof value.partnerAction === 'string' && isActionKey(value.partnerAction)

const subscriptionsOf = (value: unknown): unknown[] =>
  isObject(value) && Array.isArray(value.subscriptions) ? (value.subscriptions as unknown[]) : []

const isOurPlugin = (plugin: unknown): plugin is Json =>
  isObject(plugin) && [plugin.name, plugin.creationName].includes(NAME)

const isLikeOurs = (plugin: unknown): plugin is Json =>
  isObject(plugin) && subscriptionsOf(plugin.settings).some(isOurs)

const ofPlugins = (plugins: unknown[]): PastedSetup | undefined => {
  const plugin = plugins.find(isOurPlugin) ?? plugins.find(isLikeOurs)
  if (!plugin) return undefined
  const { subscriptions, ...settings } = isObject(plugin.settings) ? plugin.settings : {}
  return {
    settings,
    subscriptions: Array.isArray(subscriptions) ? (subscriptions as unknown[]) : [],
    what: 'Segment’s settings of this destination'
  }
}

/** The set-up that a pasted value is; undefined if it is something else. */
export function toPastedSetup(value: unknown): PastedSetup | undefined {
  if (Array.isArray(value)) {
    const list = value as unknown[]
    const plugins = ofPlugins(list)
    if (plugins) return plugins
    if (!list.some(isSubscription)) return undefined
    return { settings: {}, subscriptions: list, what: 'A list of subscriptions' }
  }
  if (!isObject(value)) return undefined
  if (Array.isArray(value.remotePlugins)) return ofPlugins(value.remotePlugins as unknown[])
  if (isObject(value.settings) && Array.isArray(value.settings.subscriptions))
    return ofPlugins([{ name: NAME, ...value }])
  if (Array.isArray(value.subscriptions)) {
    const { subscriptions, ...settings } = value
    const list = subscriptions as unknown[]
    return { settings, subscriptions: list, what: 'Settings and subscriptions' }
  }
  return isSubscription(value)
    ? { settings: {}, subscriptions: [value], what: 'A subscription' }
    : undefined
}

const broken = (name: string, problem: string): Mapping => ({
  ...withId({
    name,
    partnerAction: '',
    subscribe: '',
    enabled: false,
    mapping: {}
  }),
  problem
})

/** The mapping that a pasted entry is. An entry that can never work is kept, with the reason. */
export function toMapping(value: unknown, index: number): Mapping {
  const where = `Entry ${index + 1}`
  if (!isObject(value)) return broken(where, 'It is not an object.')
  const { name, partnerAction, subscribe, enabled = true, mapping = {} } = value
  const title = typeof name === 'string' && name ? name : where
  if (typeof partnerAction !== 'string')
    return broken(title, `It has no partnerAction. The actions are ${actionKeys.join(', ')}.`)
  if (typeof subscribe !== 'string') return broken(title, 'It has no trigger ("subscribe").')
  if (!isObject(mapping)) return broken(title, 'Its mapping is not an object.')
  const subscription = {
    name: title,
    partnerAction,
    subscribe,
    enabled: enabled !== false,
    mapping
  }
  return withId(subscription as Subscription)
}
