import type { Factory, Options } from '../types'
import { type Runnable, toPlugins } from './plugins'

/** The factory of a destination. It waits for nothing, because all of Analytics.js waits for it. */
export function createFactory(definition: Runnable): Factory {
  const factory = async (options: Options) =>
    toPlugins(definition, options, options.subscriptions ?? [])
  return Object.assign(factory, { pluginName: definition.name }) as Factory
}
