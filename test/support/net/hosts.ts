import { existsSync } from 'node:fs'
import path from 'node:path'
import { messengerBundle, optionsPrelude, type ServedOptions } from '../messenger/bundle'
import { IntercomServer, type Workspace } from '../messenger/server'
import { json, notFound, typeOf, type RecordedRequest, type Reply } from './servers'

/** The host that serves the Messenger's script. */
export const widgetHost = 'widget.intercom.io'

/** The hosts that Intercom's regions answer at. */
export const intercomHosts = ['', 'eu.', 'au.'].map((region) => `api-iam.${region}intercom.io`)

/** Segment's event host. */
export const segmentHost = 'api.segment.io'

const segmentCdnHost = 'cdn.segment.com'

/** Every host that the proxy answers for. The last two are a customer's, for pages that need a parent domain. */
export const answeredHosts: readonly string[] = [
  widgetHost,
  'js.intercomcdn.com',
  ...intercomHosts,
  segmentCdnHost,
  segmentHost,
  'app.shop.example.test',
  'shop.example.test'
]

/** How the host of the Messenger's script behaves. */
export interface WidgetBehavior {
  /** `refuse` opens no connection, `reset` breaks it after the request, `missing` answers 404. */
  mode: 'serve' | 'missing' | 'refuse' | 'reset'
  /** The answer waits for it. */
  until?: Promise<unknown>
  /** Each answer is so many milliseconds late. */
  lateMs?: number
  /** The options of the double that is served. */
  options: ServedOptions
}

/** How Intercom's servers answer. */
export interface IntercomBehavior extends Workspace {
  /** Sees each ping before the servers do, and holds it back. */
  onPing?: (fields: Record<string, string>) => Promise<void>
}

/** The package of Analytics.js, or an alias of an older one. */
export type AnalyticsPackage = '@segment/analytics-next' | `analytics-next-${string}`

/** What a workspace's settings look like to Analytics.js. */
export type CdnSettings = Record<string, unknown>

/** What a test can change about the hosts, at its defaults: a workspace whose only destination is Segment itself. */
export class Behavior {
  widget: WidgetBehavior = { mode: 'serve', options: {} }
  intercom: IntercomBehavior = { status: 200 }
  readonly intercomServer = new IntercomServer()
  cdnSettings: CdnSettings = { integrations: { 'Segment.io': {} }, remotePlugins: [] }
  analytics: AnalyticsPackage = '@segment/analytics-next'
}

/** The answer of an answered host, as far as no test has registered another. */
export async function hostReply(request: RecordedRequest, behavior: Behavior): Promise<Reply> {
  const { host, path } = request
  if (host === widgetHost && path.startsWith('/widget/')) return widgetReply(behavior.widget)
  if (intercomHosts.includes(host)) return intercomReply(request, behavior)
  if (host === segmentCdnHost) return segmentCdnReply(path, behavior)
  return host === segmentHost ? json({ success: true }) : notFound
}

async function widgetReply({ mode, options }: WidgetBehavior): Promise<Reply> {
  if (mode === 'missing') return notFound
  return { headers: typeOf('widget.js'), body: optionsPrelude(options) + (await messengerBundle()) }
}

async function intercomReply(
  { path, method, body }: RecordedRequest,
  { intercom, intercomServer }: Behavior
) {
  if (path !== '/messenger/web/ping' || method !== 'POST') return json({}, intercom.status)
  const fields = body as Record<string, string>
  await intercom.onPing?.(fields)
  const answer = intercomServer.ping(fields, intercom, Date.now())
  return json(answer.body, answer.status)
}

/** Settings by write key, the hosted script, and the chunks that the script asks for. */
function segmentCdnReply(pathname: string, { cdnSettings, analytics }: Behavior): Reply {
  const [, apiKey] = /^\/v1\/projects\/([^/]+)\/settings$/.exec(pathname) ?? []
  if (apiKey) {
    const integrations = cdnSettings.integrations as Record<string, object> | undefined
    const segment = { apiKey, ...integrations?.['Segment.io'] }
    return json({ ...cdnSettings, integrations: { ...integrations, 'Segment.io': segment } })
  }
  const [, chunk] = /^\/analytics-next\/bundles\/([\w.-]+)$/.exec(pathname) ?? []
  const isMain = /^\/analytics\.js\/v1\/[^/]+\/analytics(\.min)?\.js$/.test(pathname)
  const name = isMain ? 'standalone.js' : chunk
  // The package exports no path to it, so its place is found from the main file: dist/cjs/index.js.
  const file = path.resolve(path.dirname(require.resolve(analytics)), '../umd', name ?? '.')
  return name && existsSync(file) ? { headers: typeOf(name), body: { file } } : notFound
}
