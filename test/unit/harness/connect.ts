import { Context, type Plugin } from '@segment/analytics-next'
import intercomDestination, { type Factory, type Options, presets } from '../../../src'
import { noteListeners } from './listeners'
import { answering, page } from './page'

/** The parts of a Segment event that tests send; a hostile page can put anything there. */
export type Event = { type: 'track' | 'identify' | 'page' | 'group' | 'alias' } & Record<
  string,
  unknown
>

type Listener = (context?: Context) => void

/** Analytics.js as a plugin sees it: events that it announces, and a reset. */
export interface FakeAnalytics {
  on: (name: string, listener: Listener) => void
  emit: (name: string, context?: Context) => void
}

/** Makes an Analytics.js that only tells its listeners what happens. */
export function createAnalytics(): FakeAnalytics {
  const listeners: [string, Listener][] = []
  return {
    on: (name, listener) => void listeners.push([name, listener]),
    emit: (name, context) => {
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

/** Loads `plugins` into `analytics`. */
export const loadAll = (plugins: Plugin[], analytics: FakeAnalytics): Promise<unknown> =>
  Promise.all(plugins.map((plugin) => plugin.load(Context.system(), analytics as never)))

/** The plugin on a page whose Messenger is there already. */
export interface Connection {
  plugins: Plugin[]
  analytics: FakeAnalytics
  intercom: jest.Mock
  /** Sends `event` and gives the calls that Intercom gets for it. */
  calls: (event: Event) => unknown[][]
  /** Sends `event` and gives what is reported about it. */
  messages: (event: Event) => string[]
}

/** The real factory with the presets (or `options`), on a page whose real Messenger is a mock; its start is forgotten. */
export async function connect(
  options: Partial<Options> = {},
  factory: Factory = intercomDestination
): Promise<Connection> {
  const intercom = jest.fn()
  page.Intercom = answering(intercom)
  const plugins = await factory({ appId: 'abc', subscriptions: presets, ...options })
  const analytics = createAnalytics()
  await loadAll(plugins, analytics)
  intercom.mockClear()
  const send = (event: Event): Context => {
    intercom.mockClear()
    const context = contextOf(event)
    perform(plugins, context)
    return context
  }
  return {
    plugins,
    analytics,
    intercom,
    calls: (event) => {
      send(event)
      return [...intercom.mock.calls]
    },
    messages: (event) => messagesOf(send(event))
  }
}

/** The factory on a page that has said nothing yet: each message comes once on a page, and so once in a test file. */
export async function onNewPage(): Promise<Factory> {
  jest.resetModules()
  if (typeof window !== 'undefined') noteListeners()
  const { default: factory } = await import('../../../src')
  return factory
}
