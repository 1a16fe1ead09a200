import { Context, type Plugin } from '@segment/analytics-next'
import * as plugin from '../../../src'
import { type Options, presets } from '../../../src'
import { answering, noteListeners, page } from './page'

/** The parts of a Segment event that tests send; a hostile page can put anything there. */
export type Event = { type: 'track' | 'identify' | 'page' | 'group' | 'alias' } & Record<
  string,
  unknown
>

type Listener = (context?: Context) => void

/** Makes an Analytics.js that only tells its listeners what happens. */
export function createAnalytics() {
  const listeners: [string, Listener][] = []
  return {
    on: (name: string, listener: Listener): void => void listeners.push([name, listener]),
    emit: (name: string, context?: Context): void => {
      for (const [of, listener] of listeners) if (of === name) listener(context)
    }
  }
}

/** The subscriptions of a new connection, with fields of one action mapped in another way. */
export const presetsWith = (
  partnerAction: string,
  mapping: Record<string, unknown>
): NonNullable<Options['subscriptions']> =>
  presets.map((preset) =>
    preset.partnerAction === partnerAction
      ? { ...preset, mapping: { ...preset.mapping, ...mapping } as never }
      : preset
  )

/** The context of `event`, as Analytics.js would make it. */
export const contextOf = (event: Event): Context => new Context({ ...event })

/** Hands `context` to every plugin, as Analytics.js does with a loaded destination. */
export function perform(plugins: Plugin[], context: Context): void {
  const type = context.event.type as Event['type']
  for (const plugin of plugins) void plugin[type]?.(context)
}

/** What was reported about the event of `context`, without the name of the plugin, which begins each message. */
export const messagesOf = (context: Context): string[] =>
  context.logs().map(({ message }) => message.replace('[Intercom Web (Actions)] ', ''))

/** A message about `key`. What else it says is for one test alone to know. */
export const about = (key: string): string => expect.stringContaining(`"${key}"`) as string

/** Loads `plugins` into `analytics`. */
export const loadAll = (plugins: Plugin[], analytics: object): Promise<unknown> =>
  Promise.all(plugins.map((plugin) => plugin.load(Context.system(), analytics as never)))

/**
 * The real factory with the presets (or `options`), on a page whose real Messenger is a mock; its start is forgotten. In
 * Node there is no page, and the mock is the client of the actions.
 */
export async function connect(options: Partial<Options> = {}, source: typeof plugin = plugin) {
  const intercom = jest.fn()
  if (typeof window === 'undefined')
    jest.spyOn(source.destination, 'initialize').mockResolvedValue(intercom)
  else page.Intercom = answering(intercom)
  const plugins: Plugin[] = await source.default({
    appId: 'abc',
    subscriptions: presets,
    ...options
  })
  await loadAll(plugins, createAnalytics())
  const send = (event: Event): Context => {
    intercom.mockClear()
    const context = contextOf(event)
    perform(plugins, context)
    return context
  }
  intercom.mockClear()
  return {
    plugins,
    intercom,
    /** Sends `event` and gives the calls that Intercom gets for it. */
    calls: (event: Event): unknown[][] => {
      send(event)
      return [...intercom.mock.calls] as unknown[][]
    },
    /** Sends `event` and gives what is reported about it. */
    messages: (event: Event): string[] => messagesOf(send(event))
  }
}

/** The plugin on a page that it has said nothing on: each message comes once on a page, and so once in a test file. */
export function onNewPage(): Promise<typeof plugin> {
  jest.resetModules()
  if (typeof window !== 'undefined') noteListeners()
  return import('../../../src')
}
