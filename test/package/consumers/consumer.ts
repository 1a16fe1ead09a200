// What a customer may write, and what the compiler must refuse: installed.test.ts compiles it against the installed package.
import 'segment-intercom-web/intercom.global.js'
import { AnalyticsBrowser, type Plugin } from '@segment/analytics-next'
import intercomDestination, {
  type ActionPlugin,
  type DestinationEvent,
  type Factory,
  type Options,
  type Preset,
  type Settings,
  type destination,
  presets
} from 'segment-intercom-web'
import { messenger, type Messenger, type Unsubscribe } from 'segment-intercom-web/messenger'
import { useIntercom } from 'segment-intercom-web/react'
import { type LauncherOptions, showLauncher } from 'segment-intercom-web/launcher'
import { openInspector } from 'segment-intercom-web/inspector'

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const holds = <Fact extends true>(fact?: Fact): Fact | undefined => fact

type Key = 'appId' | 'activator' | 'richLinkProperties' | 'apiBase' | 'shutdownOnReset' | 'loadOn'
holds<Equal<keyof Settings, Key | 'debug' | 'getUserToken'>>()
holds<Equal<ReturnType<Factory>, Promise<ActionPlugin[]>>>()
holds<Equal<keyof typeof destination.actions, 'trackEvent' | 'identifyUser' | 'identifyCompany'>>()

const [trackEvent, ...others] = presets
const total: Preset = {
  ...trackEvent,
  mapping: { ...trackEvent.mapping, revenue: { '@path': '$.properties.total' } }
}
const options: Options = { appId: 'abc', subscriptions: [total, ...others] }

export const name: string = intercomDestination.pluginName
export const analytics = AnalyticsBrowser.load({ writeKey: 'key', plugins: [intercomDestination] })
export const plugins: Promise<Plugin[]> = intercomDestination(options)
void plugins.then((list) => analytics.register(...list))

messenger.showSpace('help')
messenger.showArticle(42)
export const ready: Promise<void> = (messenger satisfies Messenger).ready()
export const visitor: string | undefined = messenger.getVisitorId()
export const end: Unsubscribe = messenger.onUnreadCountChange((count) => count.toFixed())

const texts: LauncherOptions = { label: 'Chat' }
export const remove: () => void = showLauncher(texts)
export const close: () => void = openInspector({ analytics, playground: '/playground/' })

export const { show, isReady, isOpen } = useIntercom()
export const unread: string = useIntercom().unreadCount.toFixed()

window.addEventListener('intercom-destination', ({ detail }) => {
  const event: DestinationEvent = detail
  if (event.type === 'dropped') console.log(event.key, event.reason)
})
window.addEventListener('intercom-destination:stop', () => undefined)

export async function wrong(): Promise<void> {
  // @ts-expect-error -- appId is required
  await intercomDestination({})
  // @ts-expect-error -- no such setting
  await intercomDestination({ appId: 'abc', apiBas: 'https://api-iam.eu.intercom.io' })
  // @ts-expect-error -- a trigger is missing
  await intercomDestination({ appId: 'abc', subscriptions: [{ partnerAction: 'trackEvent' }] })
  // @ts-expect-error -- there is an article to show
  messenger.showArticle(undefined)
  // @ts-expect-error -- it takes text
  messenger.startConversation()
  // @ts-expect-error -- no such text
  showLauncher({ title: 'Chat' })
  // @ts-expect-error -- no such method
  messenger.boot({})
  // @ts-expect-error -- the event of a click is no text
  document.onclick = messenger.showNewMessage
}
