import { readFileSync } from 'node:fs'
import path from 'node:path'
import { presets } from '../../src'
import type { BrowserPage } from './browser'
import type { BrowserSuite } from './browser/suite'
import { bundleEntry } from './bundle'
import { bundlePage, type PageParts, snippetPage, type SnippetParts } from './html'

/** The name that the workspace knows the destination by. */
export const DESTINATION = 'Intercom Web (Actions)'

/** How a customer brings the destination to a page. */
export type Way = 'snippet' | 'npm' | 'register'

/** All of them. */
export const ways: Way[] = ['snippet', 'npm', 'register']

/** A customer's page: how it loads the destination, with which settings, and what else is on it. */
export interface Site extends PageParts {
  way?: Way
  settings?: Record<string, unknown>
  /** The options of `load`, as JavaScript. */
  loadOptions?: string
  headers?: Record<string, string>
  path?: string
}

/** Code for a page: keeps the details of each `intercom-destination` event from page to page. A sandboxed page has no storage. */
export const keepTold = `addEventListener('intercom-destination', ({ detail }) => {
  try {
    localStorage.told = (localStorage.told ?? '') + JSON.stringify(detail) + '\\n'
  } catch {}
});`

const dist = path.resolve(__dirname, '../../dist')

const entries = {
  npm: `
    import { AnalyticsBrowser } from '@segment/analytics-next'
    import intercomDestination from './dist/index.mjs'
    const settings = { writeKey: 'key', plugins: [intercomDestination] }
    window.analytics = AnalyticsBrowser.load(settings, window.loadOptions)`,
  register: `
    import { AnalyticsBrowser } from '@segment/analytics-next'
    import intercomDestination, { presets } from './dist/index.mjs'
    window.analytics = AnalyticsBrowser.load({ writeKey: 'key' }, window.loadOptions)
    intercomDestination({ ...window.settings, subscriptions: presets }).then((plugins) =>
      window.analytics.register(...plugins)
    )`
}

/** The workspace's entry of the destination, as Segment's CDN gives it. */
export const workspaceEntry = (
  settings: Record<string, unknown> = {},
  subscriptions: readonly unknown[] = presets
) => ({
  name: DESTINATION,
  creationName: DESTINATION,
  libraryName: 'intercomDestination',
  url: 'https://cdn.segment.com/hosted-bundle-that-nobody-should-load.js',
  settings: { appId: 'abc', ...settings, subscriptions }
})

/** Segment's snippet, with the workspace's entry pointed at the CDN file, as the README says. */
export function snippetSite({ net }: BrowserSuite, parts: Partial<SnippetParts>): string {
  const url = net.file('/intercom.js', readFileSync(path.join(dist, 'intercom.global.js'), 'utf8'))
  const updateCDNSettings = `(settings) => ({
    ...settings,
    remotePlugins: settings.remotePlugins?.map((plugin) =>
      plugin.name === '${DESTINATION}' ? { ...plugin, url: '${url}' } : plugin
    )
  })`
  const loadOptions = `{ ...window.loadOptions, updateCDNSettings: ${updateCDNSettings} }`
  return snippetPage({ ...parts, writeKey: 'key', loadOptions })
}

/** Serves the page of a customer and gives its URL. */
export async function serveSite(suite: BrowserSuite, site: Site = {}): Promise<string> {
  const { way = 'snippet', path: pathname = '/', settings, loadOptions = '{}', headers } = site
  const { net } = suite
  if (way !== 'register') net.cdnSettings({ remotePlugins: [workspaceEntry(settings)] })
  const before = `
    window.settings = ${JSON.stringify({ appId: 'abc', ...settings })}
    window.loadOptions = ${loadOptions};
    ${keepTold}
    ${site.before ?? ''}`
  const html =
    way === 'snippet'
      ? snippetSite(suite, { ...site, before })
      : bundlePage({ ...site, before, url: net.file('/app.js', await bundleEntry(entries[way])) })
  return net.page(pathname, html, headers)
}

/** Waits until Analytics.js has loaded the destination, which brings no Messenger to a page that is stopped. */
export const waitForDestination = (page: BrowserPage): Promise<unknown> =>
  page.waitFor(() => {
    const { analytics, Intercom, intercomSettings } = window as unknown as {
      analytics?: { instance?: { initialized: boolean }; initialized?: boolean }
      Intercom?: unknown
      intercomSettings?: { disabled?: boolean }
    }
    const isInitialized = analytics?.initialized ?? analytics?.instance?.initialized
    return isInitialized && (typeof Intercom === 'function' || intercomSettings?.disabled)
  })

/** Opens the page of a customer and waits until the destination is loaded. */
export async function openSite(suite: BrowserSuite, site: Site = {}): Promise<void> {
  await suite.page.goto(await serveSite(suite, site))
  await waitForDestination(suite.page)
}
