import type { Analytics, Context } from '@segment/analytics-next'
import project from '../../package.json'
import type { Client, Perform } from '../client'
import type { ActionPlugin, Factory, Options, Settings, Subscription } from '../types'
import { toMappings } from './mappings'
import { type MappedAction, run } from './run'

/** The part of a destination's definition that runs. */
export interface Runnable {
  name: string
  initialize: (options: { settings: Settings; analytics: Analytics }) => Promise<Client>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each action has a payload of its own
  actions: Record<string, { perform: Perform<any> }>
}

/** What the plugins share: one load, and the client that it gives. */
interface Connection {
  load: ActionPlugin['load']
  client: () => Client | undefined
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
  const mappings = toMappings(
    // The workspace or the page gives the list: an entry that is null must not stop the others.
    subscriptions.filter((subscription) => subscription?.enabled),
    Object.keys(definition.actions)
  )
  const connection = createConnection(definition, settings)
  return Object.entries(definition.actions).flatMap(([key, { perform }]) => {
    const ofAction = mappings.get(key)
    const action = { key, perform, mappings: ofAction ?? [] }
    return ofAction ? toPlugin(definition.name, action, connection, settings) : []
  })
}

function createConnection(definition: Runnable, settings: Settings): Connection {
  let client: Client | undefined
  let loading: Promise<void> | undefined
  return {
    load: (_context, instance) => {
      const analytics = instance as Analytics
      // Look `initialize` up now and not before: tests replace it.
      loading ??= isOff(analytics, definition.name)
        ? Promise.resolve()
        : definition.initialize({ settings, analytics }).then((session) => {
            client = session
          })
      return loading
    },
    client: () => client
  }
}

function toPlugin(
  name: string,
  action: MappedAction,
  { load, client }: Connection,
  settings: Settings
): ActionPlugin {
  const evaluate = <C>(context: C): C => {
    const loaded = client()
    // There is no client if the destination is off, or has not loaded yet.
    if (!loaded) return context
    try {
      run(action, loaded, settings, context as Context)
    } catch {
      // If reading the event always throws, not even its ID can be reported.
    }
    return context
  }
  return {
    name: `${name} ${action.key}`,
    // So that integrations: { [name]: false } also stops plugins that the page registers directly.
    alternativeNames: [name],
    type: 'destination',
    version: project.version,
    isLoaded: () => client() !== undefined,
    ready: () => Promise.resolve(),
    load,
    track: evaluate,
    page: evaluate,
    alias: evaluate,
    identify: evaluate,
    group: evaluate
  }
}

// Analytics.js itself applies the `integrations` of load() only to the destinations of the workspace.
const isOff = ({ integrations }: Partial<Analytics>, name: string): boolean =>
  (integrations?.[name] ?? integrations?.All) === false
