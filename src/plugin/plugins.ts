import type { Analytics, Context } from '@segment/analytics-next'
import project from '../../package.json'
import type { Client, Perform } from '../client'
import { inspection } from '../inspection'
import type { ActionPlugin, Factory, Options, Settings, Subscription } from '../types'
import { toMappings } from './mappings'
import { run } from './run'
import { noteEvent } from './trace'

/** The part of a destination's definition that runs. */
export interface Runnable {
  name: string
  initialize: (options: { settings: Settings; analytics: Analytics }) => Promise<Client>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each action has a payload of its own
  actions: Record<string, { perform: Perform<any> }>
}

/** Creates the factory of a destination. It waits for nothing, because all of Analytics.js waits for it. */
export function createFactory(definition: Runnable): Factory {
  const factory = async (options: Options) =>
    toPlugins(definition, options, options.subscriptions ?? [])
  return Object.assign(factory, { pluginName: definition.name }) as Factory
}

/**
 * The plugins that Analytics.js runs for `definition`: one for each action that has an enabled subscription. They share
 * one load, and a mapping that fails is reported and stops no other.
 */
export function toPlugins(
  definition: Runnable,
  settings: Settings,
  subscriptions: Subscription[]
): ActionPlugin[] {
  Object.assign(inspection, { version: project.version, settings, subscriptions })
  const mappings = toMappings(
    // The workspace or the page gives the list: an entry that is null must not stop the others.
    subscriptions.filter((subscription) => subscription?.enabled),
    Object.keys(definition.actions)
  )
  let client: Client | undefined
  let loading: Promise<void> | undefined

  const connect = async (analytics: Analytics): Promise<void> => {
    const { integrations }: Partial<Analytics> = analytics
    // Analytics.js itself applies the `integrations` of load() only to the destinations of the workspace.
    if ((integrations?.[definition.name] ?? integrations?.All) !== false)
      // Look `initialize` up now and not before: tests replace it.
      client = await definition.initialize({ settings, analytics })
  }

  const shared = {
    // So that integrations: { [name]: false } also stops plugins that the page registers directly.
    alternativeNames: [definition.name],
    type: 'destination',
    version: project.version,
    isLoaded: () => client !== undefined,
    ready: () => Promise.resolve(),
    load: (_context, instance) => (loading ??= connect(instance as Analytics))
  } satisfies Partial<ActionPlugin>

  const all = Object.values(mappings).flatMap((ofAction) => ofAction ?? [])
  return Object.entries(definition.actions).flatMap(([key, { perform }]) => {
    const ofAction = mappings[key]
    if (!ofAction) return []
    const action = { key, perform, mappings: ofAction }
    const evaluate = <C>(context: C): C => {
      try {
        // There is no client if the destination is off, or has not loaded yet.
        if (!client) return context
        noteEvent(context as Context, all)
        run(action, client, settings, context as Context)
      } catch {
        // If reading the event always throws, not even its ID can be reported.
      }
      return context
    }
    return {
      ...shared,
      name: `${definition.name} ${key}`,
      track: evaluate,
      page: evaluate,
      alias: evaluate,
      identify: evaluate,
      group: evaluate
    }
  })
}
