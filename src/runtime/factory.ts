import type { Plugin } from '@segment/analytics-next'
import type { Subscription } from '@segment/browser-destination-runtime/types'
import { type Runnable, toPlugins } from './plugins'
import type { Settings } from '../destination/settings'

/** What the factory takes: the settings, and the mappings that the customer has saved. */
export type Options = Settings & { subscriptions?: Subscription[] }

/** Makes the plugins for Analytics.js, which finds it by its `pluginName`. */
export interface Factory {
  (options: Options): Promise<Plugin[]>
  pluginName: string
}

/** The factory of a destination. It waits for nothing, because all of Analytics.js waits for it. */
export function toFactory(definition: Runnable): Factory {
  const factory = async (options: Options): Promise<Plugin[]> =>
    toPlugins(definition, options, options.subscriptions ?? [])
  return Object.assign(factory, { pluginName: definition.name })
}
