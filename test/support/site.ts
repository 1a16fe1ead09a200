import { readFileSync } from 'node:fs'
import path from 'node:path'
import { presets } from '../../src'
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
  headers?: Record<string, string>
  path?: string
}

const dist = path.resolve(__dirname, '../../dist')

const npmEntry = `
import { AnalyticsBrowser } from '@segment/analytics-next'
import intercomDestination from './dist/index.mjs'
window.analytics = AnalyticsBrowser.load({ writeKey: 'key', plugins: [intercomDestination] })
`

const registerEntry = `
import { AnalyticsBrowser } from '@segment/analytics-next'
import intercomDestination, { presets } from './dist/index.mjs'
window.analytics = AnalyticsBrowser.load({ writeKey: 'key' })
intercomDestination({ ...window.settings, subscriptions: presets }).then((plugins) =>
  window.analytics.register(...plugins)
)
`

/** Segment's snippet, with the workspace's entry pointed at the CDN file, as the README says. */
export function snippetSite({ net }: BrowserSuite, parts: Partial<SnippetParts>): string {
  const url = net.file('/intercom.js', readFileSync(path.join(dist, 'intercom.global.js'), 'utf8'))
  const updateCDNSettings = `(settings) => ({
    ...settings,
    remotePlugins: settings.remotePlugins?.map((plugin) =>
      plugin.name === '${DESTINATION}' ? { ...plugin, url: '${url}' } : plugin
    )
  })`
  return snippetPage({
    ...parts,
    writeKey: 'key',
    loadOptions: `{ updateCDNSettings: ${updateCDNSettings} }`
  })
}

const pages: Record<Way, (suite: BrowserSuite, site: Site) => Promise<string>> = {
  snippet: (suite, site) => Promise.resolve(snippetSite(suite, site)),
  npm: async ({ net }, site) =>
    bundlePage({ ...site, url: net.file('/app.js', await bundleEntry(npmEntry)) }),
  register: async ({ net }, site) => {
    const settings = `window.settings = ${JSON.stringify(settingsOf(site))};`
    const url = net.file('/app.js', await bundleEntry(registerEntry))
    return bundlePage({ ...site, before: settings + (site.before ?? ''), url })
  }
}

const settingsOf = ({ settings }: Site) => ({ appId: 'abc', ...settings })

/** Serves the page of a customer and gives its URL. */
export async function serveSite(suite: BrowserSuite, site: Site = {}): Promise<string> {
  const { way = 'snippet', path: pathname = '/', headers } = site
  if (way !== 'register')
    suite.net.cdnSettings({
      remotePlugins: [
        {
          name: DESTINATION,
          creationName: DESTINATION,
          libraryName: 'intercomDestination',
          url: 'https://cdn.segment.com/hosted-bundle-that-nobody-should-load.js',
          settings: { ...settingsOf(site), subscriptions: presets }
        }
      ]
    })
  return suite.net.page(pathname, await pages[way](suite, site), headers)
}

/** Opens the page of a customer and waits until the destination is loaded. */
export async function openSite(suite: BrowserSuite, site: Site = {}): Promise<void> {
  await suite.page.goto(await serveSite(suite, site))
  await suite.page.waitFor(() => {
    const { analytics, Intercom } = window as unknown as {
      analytics?: { instance?: { initialized: boolean }; initialized?: boolean }
      Intercom?: unknown
    }
    const isInitialized = analytics?.initialized ?? analytics?.instance?.initialized
    return isInitialized && typeof Intercom === 'function'
  })
}
