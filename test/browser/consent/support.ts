import { presets } from '../../../src'
import type { BrowserSuite } from '../../support/browser/suite'
import { bundleEntry } from '../../support/bundle'
import { bundlePage } from '../../support/html'
import { DESTINATION, snippetSite, type Way, workspaceEntry } from '../../support/site'

/** What a visitor may allow. */
export type Categories = Record<'Marketing', boolean>

/** A page with Segment's consent wrapper. */
export interface ConsentWindow {
  categories: Categories
  /** The visitor makes the first choice, which opt-in waits for. */
  choose: (categories: Categories) => void
  /** The visitor changes the choice. */
  change: (categories: Categories) => void
}

/** How the page asks, and how it brings the destination. */
export interface ConsentSite {
  model: 'opt-in' | 'opt-out'
  way: Way
  /** What is allowed when the page loads. */
  isAllowed?: boolean
  /** Whether the page ends all of Intercom when consent is withdrawn, as docs/consent.md says. */
  hasRecipe?: boolean
  /** The trigger of Track Event. */
  trigger?: string
}

const load: Record<Way, string> = {
  // The page itself calls it, behind the snippet.
  snippet: 'window.withConsent = withConsent',
  npm: `withConsent(analytics).load({ writeKey: 'key', plugins: [intercomDestination] })`,
  register: `
    withConsent(analytics).load({ writeKey: 'key' })
    intercomDestination({ appId: 'abc', subscriptions: presets }).then((plugins) =>
      analytics.register(...plugins)
    )`
}

// The lines that docs/consent.md shows, with the package and without it.
const ends = {
  messenger: `
  const applyConsent = ({ Marketing }) => (Marketing ? messenger.start() : messenger.stop())
  if (model === 'opt-out') applyConsent(window.categories)`,
  events: `
  const applyConsent = ({ Marketing }) =>
    dispatchEvent(new Event(Marketing ? 'intercom-destination:start' : 'intercom-destination:stop'))
  if (model === 'opt-out' && !window.categories.Marketing)
    window.intercomSettings = { disabled: true }`
}

const recipe = (way: Way): string => `
  ${way === 'snippet' ? ends.events : ends.messenger}
  addEventListener('consent', () => applyConsent(window.categories))`

const imports = `
  import { AnalyticsBrowser } from '@segment/analytics-next'
  import intercomDestination, { presets } from './dist/index.mjs'
  import { messenger } from './dist/messenger.mjs'
  const analytics = (window.analytics = new AnalyticsBrowser())`

const entry = ({ model, way, hasRecipe }: ConsentSite): string => `
  import { createWrapper } from '@segment/analytics-consent-tools'
  ${way === 'snippet' ? '' : imports}
  const model = '${model}'
  const choice = new Promise((resolve) => {
    window.choose = (categories) => resolve((window.categories = categories))
  })
  const withConsent = createWrapper({
    shouldLoadSegment: async (context) => {
      if (model === 'opt-in' && !window.categories.Marketing) await choice
      return context.load({ consentModel: model })
    },
    getCategories: () => window.categories,
    registerOnConsentChanged: (setCategories) => {
      window.change = (categories) => {
        window.categories = categories
        setCategories(categories)
        dispatchEvent(new Event('consent'))
      }
    }
  })
  ${hasRecipe ? recipe(way) : ''}
  ${load[way]}`

/** Opens a page on which the visitor decides. */
export async function openConsent(suite: BrowserSuite, site: ConsentSite): Promise<void> {
  const { net, page } = suite
  const [trackEvent, ...others] = presets
  const subscriptions = [
    { ...trackEvent, subscribe: site.trigger ?? trackEvent.subscribe },
    ...others
  ]
  net.cdnSettings({
    // Or the wrapper drops events for Segment, too, while nothing is allowed.
    consentSettings: { allCategories: ['Marketing'], hasUnmappedDestinations: true },
    integrations: {
      'Segment.io': {},
      [DESTINATION]: { consentSettings: { categories: ['Marketing'] } }
    },
    remotePlugins: site.way === 'register' ? [] : [workspaceEntry({}, subscriptions)]
  })
  const before = `window.categories = { Marketing: ${site.isAllowed ?? false} }`
  const url = net.file('/app.js', await bundleEntry(entry(site)))
  const html =
    site.way === 'snippet'
      ? snippetSite(suite, { before, scripts: [url], wrapper: 'withConsent' })
      : bundlePage({ url, before })
  await page.goto(net.page('/', html))
}

/** What Intercom has on the page: its cookies and its storage. */
export async function tracesOf({ page }: BrowserSuite): Promise<string[]> {
  const cookies = Object.keys(await page.cookies())
  const stored = await page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage)
  ])
  return [...cookies, ...stored].filter((name) => name.includes('intercom'))
}
