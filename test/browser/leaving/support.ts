import type { Analytics } from '@segment/analytics-next'
import type { BrowserSuite } from '../../support/browser/suite'
import { openSite, serveSite, type Site } from '../../support/site'
import { keepTold } from '../../support/visitor'

declare const analytics: Analytics

/** The text under which what waits is kept. */
export const KEY = 'segment-intercom-web:abc'

/** Opens a page whose visitor has done nothing yet, so that the Messenger is not asked for. */
export const openWaiting = (suite: BrowserSuite, site: Site = {}): Promise<void> =>
  openSite(suite, {
    ...site,
    settings: { loadOn: 'interaction', ...site.settings },
    before: keepTold + (site.before ?? '')
  })

/** Serves a page of the same origin on which the Messenger comes at once, and that tracks "Second" by itself. */
export const serveNext = (suite: BrowserSuite, site: Site = {}): Promise<string> =>
  serveSite(suite, {
    path: '/next',
    after: `analytics.track('Second')`,
    ...site,
    before: keepTold + (site.before ?? '')
  })

/** Sends what "Ada" does, and waits until the destination has it. */
export const trackFirst = async ({ page }: BrowserSuite): Promise<void> => {
  await page.evaluate(async () => {
    await analytics.identify('a', { name: 'Ada' })
    await analytics.track('First', { plan: 'pro' })
  })
}

/** Tracks the event, and waits until the destination has it. */
export const track = ({ page }: BrowserSuite, name: string): Promise<void> =>
  page.evaluate(async (event) => void (await analytics.track(event)), name)

/** Serves a page without Analytics.js and gives its URL. */
export const servePlain = ({ net }: BrowserSuite, body = ''): string =>
  net.page('/plain', `<!doctype html><title>Plain</title>${body}`)

/** What is kept for the next page, as text. */
export const keptOf = ({ page }: BrowserSuite): Promise<string | null> =>
  page.evaluate((name) => sessionStorage.getItem(name), KEY)
