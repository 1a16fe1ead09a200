import { existsSync } from 'node:fs'
import path from 'node:path'
import { json, notFound, typeOf, type Reply } from './reply'

/** The package of Analytics.js, or an alias of an older one. */
export type AnalyticsPackage = '@segment/analytics-next' | `analytics-next-${string}`

// The package exports no path to it, so its place is found from the main file: dist/cjs/index.js.
const umdOf = (name: AnalyticsPackage) =>
  path.resolve(path.dirname(require.resolve(name)), '../umd')

/** What a workspace's settings look like to Analytics.js. */
export type CdnSettings = Record<string, unknown>

/** A workspace whose only destination is Segment itself. */
export const plainWorkspace: CdnSettings = { integrations: { 'Segment.io': {} }, remotePlugins: [] }

/**
 * Segment's CDN: settings by write key, the hosted script, and the chunks that the script asks for
 * under /analytics-next/bundles/.
 */
export function segmentCdnReply(
  pathname: string,
  settings: CdnSettings,
  analytics: AnalyticsPackage
): Reply {
  const [, settingsKey] = /^\/v1\/projects\/([^/]+)\/settings$/.exec(pathname) ?? []
  if (settingsKey) return json(withApiKey(settings, settingsKey))
  if (/^\/analytics\.js\/v1\/[^/]+\/analytics(\.min)?\.js$/.test(pathname)) {
    return script(analytics, 'standalone.js')
  }
  const [, chunk] = /^\/analytics-next\/bundles\/([\w.-]+)$/.exec(pathname) ?? []
  return chunk ? script(analytics, chunk) : notFound
}

function script(analytics: AnalyticsPackage, name: string): Reply {
  const file = path.join(umdOf(analytics), name)
  return existsSync(file) ? { headers: { 'content-type': typeOf(name) }, body: { file } } : notFound
}

function withApiKey(settings: CdnSettings, apiKey: string) {
  const integrations = settings.integrations as Record<string, object> | undefined
  const segment = { apiKey, ...integrations?.['Segment.io'] }
  return { ...settings, integrations: { ...integrations, 'Segment.io': segment } }
}
