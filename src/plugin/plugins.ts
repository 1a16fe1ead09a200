import { transform } from '@segment/actions-core/mapping-kit'
import type { Analytics, Context } from '@segment/analytics-next'
import { validate } from '@segment/destination-subscriptions'
import { toAcyclic } from './acyclic'
import { createReporter } from '../report'
import type { Client, Perform } from '../client'
import type { ActionPlugin, Factory, Options, Settings, Subscription } from '../types'
import { type Mapping, toMappings } from './mappings'
import project from '../../package.json'

/** The part of a destination's definition that runs. */
export interface Runnable {
  name: string
  initialize: (options: { settings: Settings; analytics: Analytics }) => Promise<Client>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each action has a payload of its own
  actions: Record<string, { perform: Perform<any> }>
}

// Mapping-kit's own messages begin with the directive; what follows, and any other, could quote a value of the event.
const reasonOf = (error: unknown): string =>
  `${/^@\w+/.exec((error as Error).message)?.[0] ?? 'it'} failed on this event. Correct it.`

// Of the options of load(). Analytics.js itself looks at them only for the destinations of the workspace.
const isOff = ({ integrations }: Partial<Analytics>, name: string): boolean =>
  (integrations?.[name] ?? integrations?.All) === false

/** The factory of a destination. It waits for nothing, because all of Analytics.js waits for it. */
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
  const keys = Object.keys(definition.actions)
  const mappings = toMappings(
    // They come from the workspace or from the page: one that is nothing must not stop the others.
    subscriptions.filter((subscription) => subscription?.enabled),
    keys
  )
  let client: Client | undefined
  let analytics: Analytics
  let loading: Promise<void> | undefined

  const load = (_context: unknown, instance: unknown): Promise<void> => {
    analytics = instance as Analytics
    // Looked up now and not before: tests put their own in its place.
    loading ??= isOff(analytics, definition.name)
      ? Promise.resolve()
      : definition.initialize({ settings, analytics }).then((session) => {
          client = session
        })
    return loading
  }

  const run = (perform: Perform<unknown>, ofAction: Mapping[], context: Context): void => {
    // Turned off, or still about to load.
    if (!client) return
    let event: Context['event'] | undefined
    for (const { name, trigger, mapping } of ofAction) {
      try {
        if (!validate(trigger, context.event)) continue
        event ??= toAcyclic(context.event)
        const payload = transform(mapping, event as never)
        perform(client, { payload, settings, context })
      } catch (error) {
        createReporter('mapping', context)(name, reasonOf(error))
      }
    }
  }

  return Object.entries(definition.actions).flatMap(([key, { perform }]) => {
    const ofAction = mappings.get(key)
    if (!ofAction) return []
    const evaluate = <C>(context: C): C => {
      try {
        run(perform, ofAction, context as Context)
      } catch {
        // An event that throws at every look: not even its ID can be reported.
      }
      return context
    }
    return {
      name: `${definition.name} ${key}`,
      // So that integrations: { [name]: false } stops plugins that were registered directly, too.
      alternativeNames: [definition.name],
      type: 'destination',
      version: project.version,
      isLoaded: () => client !== undefined,
      ready: () => Promise.resolve(),
      load,
      track: evaluate,
      page: evaluate,
      alias: evaluate,
      identify: evaluate,
      group: evaluate
    }
  })
}
