import {
  type Analytics,
  AnalyticsBrowser,
  type Context,
  type Plugin
} from '@segment/analytics-next'
import type { Factory } from '../../src'
import type { MessengerGlobals } from '../../test/support/messenger/browser'
import { faultsIn } from '../faults'
import type { Call, Configuration, FromVisitor, Json, ToVisitor } from '../protocol'
import { forgetEverybody, setUpPage } from './page'
import { renderPanel, setContact } from './panel'
import {
  type Receive,
  toReceive,
  watchConsole,
  watchDestination,
  watchKept,
  watchRealMessenger
} from './watch'

type Globals = MessengerGlobals & { intercomDestination: Factory }

const page = window as unknown as Globals

// The least that shows what a limit does. Intercom's own is 20.
const THROTTLED_UPDATES = 2

const tell = (message: FromVisitor): void => window.parent.postMessage(message, location.origin)

const { isReal, faults, load } = faultsIn(location.href)
const receive = toReceive(tell)

const visitorOf = (analytics: Analytics) => ({
  userId: analytics.user().id() ?? undefined,
  anonymousId: analytics.user().anonymousId() ?? undefined,
  traits: (analytics.user().traits() ?? {}) as Json,
  browser: {
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userAgent: navigator.userAgent
  }
})

const throwingOn =
  (name: string): Receive =>
  (command, args) => {
    receive(command, args)
    // What has waited in the stub comes through. The plugin reports only what is thrown after that.
    const isThere = !('q' in ((window as { Intercom?: object }).Intercom ?? {}))
    if (isThere && command === name) throw new Error(`The Messenger throws on "${name}".`)
  }

let hasFailed = false

// Once for all plugins: they share one load. Analytics.js does not report its failure.
const failed = (message: string): void => {
  if (!hasFailed) tell({ kind: 'failed', at: Date.now(), message })
  hasFailed = true
}

// Tells if the plugin does not load.
const watched = (plugin: Plugin, copy: number): Plugin => {
  const { load } = plugin
  // Analytics.js takes no two plugins of one name.
  if (copy > 0) plugin.name += ` ${copy + 1}`
  plugin.load = async (context, analytics) => {
    try {
      await load.call(plugin, context, analytics)
    } catch (error) {
      failed((error as Error).message)
      throw error
    }
  }
  return plugin
}

// The context of the call that is sent now.
let given: Json = {}

const tellEvent = (context: Context): Context => {
  // Analytics.js puts the user agent and the time zone of this browser in place of those that were pasted.
  Object.assign(context.event.context ?? {}, given)
  const event = structuredClone(context.event) as unknown as Json
  tell({ kind: 'event', at: Date.now(), event })
  return context
}

// Tells of each event as Analytics.js hands it to the destinations.
const teller: Plugin = {
  name: 'Playground',
  type: 'enrichment',
  version: '1.0.0',
  isLoaded: () => true,
  load: () => Promise.resolve(),
  track: tellEvent,
  identify: tellEvent,
  page: tellEvent,
  group: tellEvent
}

const watchEvents = (analytics: Analytics): void => {
  analytics.on('dispatch_start', (context: Context) => {
    const messageId = context.event.messageId ?? ''
    const log = context.log.bind(context)
    context.log = (level, message, extras) => {
      if (level === 'warn') tell({ kind: 'log', at: Date.now(), messageId, message })
      log(level, message, extras)
    }
  })
}

const send = (analytics: Analytics, call: Call) => {
  const { type, event = '', name, category, properties = {}, traits = {}, ...rest } = call
  const { anonymousId, context, integrations, messageId, timestamp, userId } = rest
  given = context ?? {}
  const options = { anonymousId, context, integrations, messageId, timestamp, userId }
  const all = options as object as Record<string, never>
  if (type === 'track') return analytics.track(event, properties, all)
  if (type === 'page') return analytics.page(category ?? null, name ?? null, properties, all)
  if (type === 'group') return analytics.group(call.groupId ?? null, traits, all)
  return call.userId === undefined
    ? analytics.identify(traits, all)
    : analytics.identify(call.userId, traits, all)
}

const listen = (analytics: Analytics): void => {
  window.addEventListener('message', ({ data, source }: MessageEvent<ToVisitor>) => {
    if (source !== window.parent) return
    if (data.kind === 'contact') setContact(data.name, data.events)
    if (data.kind === 'reset') {
      analytics.reset()
      tell({ kind: 'reset', at: Date.now(), visitor: visitorOf(analytics) })
    }
    if (data.kind === 'send') {
      const started = performance.now()
      void send(analytics, data.call).then((context) => {
        const ms = performance.now() - started
        const visitor = visitorOf(analytics)
        tell({ kind: 'settled', messageId: context.event.messageId ?? '', ms, visitor })
      })
    }
  })
}

async function start({ settings, subscriptions, fresh }: Configuration): Promise<void> {
  if (fresh) forgetEverybody()
  watchConsole(tell)
  watchDestination(tell)
  tell({ kind: 'messenger', state: 'waiting' })
  if (isReal) watchRealMessenger(tell, receive)
  else
    page.messengerDoubleOptions = {
      onCommand: faults.includes('throwing') ? throwingOn('trackEvent') : receive,
      onPanel: renderPanel,
      ...(faults.includes('throttling') && { updateLimit: THROTTLED_UPDATES }),
      ...(faults.includes('never') && { neverTakeOver: true })
    }
  setUpPage(faults, String(settings.appId ?? ''))
  const [analytics] = await AnalyticsBrowser.load({ writeKey: 'playground' })
  watchEvents(analytics)
  await analytics.register(teller)
  for (let copy = 0; copy < (faults.includes('twice') ? 2 : 1); copy++) {
    const plugins = await page.intercomDestination({ ...settings, subscriptions } as never)
    await analytics.register(...plugins.map((plugin) => watched(plugin, copy)))
  }
  listen(analytics)
  tell({ kind: 'ready', at: Date.now(), visitor: visitorOf(analytics) })
  watchKept(tell)
}

navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<FromVisitor>) =>
  tell(data)
)
window.addEventListener('message', ({ data, source }: MessageEvent<ToVisitor>) => {
  if (source === window.parent && data.kind === 'configure') void start(data.configuration)
})
// After a reload with Shift the page has no service worker, and would use the network.
tell(navigator.serviceWorker.controller ? { kind: 'hello', load } : { kind: 'alone' })
