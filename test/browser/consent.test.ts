import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../support/browser/suite'
import { bundleEntry } from '../support/bundle'
import { bundlePage } from '../support/html'
import { DESTINATION, snippetSite, type Way, ways, workspaceEntry } from '../support/site'
import { eventsOf, waitForIdle, waitForMessenger } from '../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

/** What a visitor may allow. */
type Categories = Record<'Marketing', boolean>

/** A page with Segment's consent wrapper. */
interface ConsentWindow {
  categories: Categories
  /** The visitor makes the first choice, which opt-in waits for. */
  choose: (categories: Categories) => void
  /** The visitor changes the choice. */
  change: (categories: Categories) => void
}

/** How the page asks, and how it brings the destination. */
interface ConsentSite {
  model: 'opt-in' | 'opt-out'
  way: Way
  /** What is allowed when the page loads. */
  isAllowed?: boolean
  /** Whether the page ends all of Intercom when consent is withdrawn, as docs/consent.md says. */
  hasRecipe?: boolean
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
async function openConsent(site: ConsentSite): Promise<void> {
  const { net, page } = suite
  net.cdnSettings({
    // Or the wrapper drops events for Segment, too, while nothing is allowed.
    consentSettings: { allCategories: ['Marketing'], hasUnmappedDestinations: true },
    integrations: {
      'Segment.io': {},
      [DESTINATION]: { consentSettings: { categories: ['Marketing'] } }
    },
    remotePlugins: site.way === 'register' ? [] : [workspaceEntry()]
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
async function tracesOf(): Promise<string[]> {
  const { page } = suite
  const cookies = Object.keys(await page.cookies())
  const stored = await page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage)
  ])
  return [...cookies, ...stored].filter((name) => name.includes('intercom'))
}

/** Tracks an event, and waits until all destinations have had their chance. */
const track = (name: string): Promise<void> =>
  suite.page.evaluate(async (event) => void (await analytics.track(event)), name)

/** The visitor makes the first choice (`choose`), or another one (`change`). */
const decide = (call: 'choose' | 'change', Marketing: boolean): Promise<void> =>
  suite.page.evaluate(
    (name, isAllowed) => (window as unknown as ConsentWindow)[name]({ Marketing: isAllowed }),
    call,
    Marketing
  )

const identify = (userId: string): Promise<void> =>
  suite.page.evaluate((id) => void analytics.identify(id, { name: 'Ada' }), userId)

const reset = (): Promise<unknown> => suite.page.evaluate(() => analytics.reset())

/** Waits until Segment has got the event, which is after Intercom has had its chance. */
const arrivesAtSegment = (name: string): Promise<unknown> =>
  suite.net.waitFor(() => suite.net.segment().some(({ event }) => event === name))

const arrivesAtIntercom = (name: string): Promise<unknown> =>
  suite.net.waitFor(() => eventsOf(suite).includes(name))

const expectNothing = async () => {
  await waitForIdle(suite)
  expect([suite.net.intercom(), await tracesOf()]).toEqual([[], []])
}

describe.each(['snippet', 'npm'] as const)('without a line of your own, by %s,', (way) => {
  it('opt-in: nothing of Intercom before the choice, and all that was called before after it', async () => {
    await openConsent({ model: 'opt-in', way })
    await identify('a')
    await suite.page.evaluate(() => void analytics.track('Before'))
    await expectNothing()
    await decide('choose', true)
    await arrivesAtIntercom('Before')
    expect(suite.net.events()[0]?.userData.user_id).toBe('a')
  })

  it('opt-out: a denial from the start loads the Messenger all the same, and stops events', async () => {
    await openConsent({ model: 'opt-out', way })
    await waitForMessenger(suite)
    await track('Denied')
    await arrivesAtSegment('Denied')
    expect(await tracesOf()).toContain('intercom-id-abc')
    expect(eventsOf(suite)).toEqual([])
  })
})

describe('without a line of your own,', () => {
  const way = 'snippet'

  it('opt-in: consent that is given later needs a page load', async () => {
    await openConsent({ model: 'opt-in', way })
    await decide('choose', false)
    await track('Denied')
    await decide('change', true)
    await track('Granted')
    await arrivesAtSegment('Granted')
    await expectNothing()
    await openConsent({ model: 'opt-in', way, isAllowed: true })
    await track('Loaded')
    await arrivesAtIntercom('Loaded')
  })

  it('opt-in: after a withdrawal events go on', async () => {
    await openConsent({ model: 'opt-in', way, isAllowed: true })
    await waitForMessenger(suite)
    await decide('change', false)
    await track('Withdrawn')
    await arrivesAtIntercom('Withdrawn')
  })

  it('opt-out: after a withdrawal events stop, the cookies stay, and reset() boots a new visitor', async () => {
    await openConsent({ model: 'opt-out', way, isAllowed: true })
    await waitForMessenger(suite)
    await track('Allowed')
    await arrivesAtIntercom('Allowed')
    await decide('change', false)
    await track('Withdrawn')
    await arrivesAtSegment('Withdrawn')
    const { 'intercom-id-abc': id = 'none' } = await suite.page.cookies()
    await reset()
    await suite.page.waitFor(
      (old) => /intercom-id-abc=/.test(document.cookie) && !document.cookie.includes(`=${old};`),
      id
    )
    expect(eventsOf(suite)).not.toContain('Withdrawn')
  })

  it('Segment Consent Preference Updated arrives like any other event', async () => {
    await openConsent({ model: 'opt-in', way, isAllowed: true })
    await waitForMessenger(suite)
    await decide('change', true)
    await arrivesAtIntercom('Segment Consent Preference Updated')
  })

  it.each(['opt-in', 'opt-out'] as const)(
    'in option 3, %s: what is denied is sent',
    async (model) => {
      await openConsent({ model, way: 'register' })
      await decide('choose', false)
      await waitForMessenger(suite)
      await track('Denied')
      await arrivesAtIntercom('Denied')
    }
  )
})

describe.each(ways)('with stop() and start(), by %s,', (way) => {
  it('a withdrawal leaves no cookie, no storage and no request, over a reset too, until consent comes back', async () => {
    const { net, page } = suite
    await openConsent({ model: 'opt-out', way, isAllowed: true, hasRecipe: true })
    await waitForMessenger(suite)
    await identify('a')
    await track('Allowed')
    await arrivesAtIntercom('Allowed')
    await decide('change', false)
    const requests = net.intercom()
    await reset()
    await identify('b')
    await track('Withdrawn')
    await arrivesAtSegment('Withdrawn')
    await page.waitFor(() => !document.cookie.includes('intercom'))
    expect([net.intercom(), await tracesOf()]).toEqual([requests, []])
    await decide('change', true)
    await waitForMessenger(suite)
    await track('Again')
    await arrivesAtIntercom('Again')
    expect(eventsOf(suite)).not.toContain('Withdrawn')
  })

  it('a denial from the start loads nothing, also on the next page, until it is granted', async () => {
    for (const page of ['first', 'second']) {
      await openConsent({ model: 'opt-out', way, hasRecipe: true })
      await track(page)
      await arrivesAtSegment(page)
      await expectNothing()
    }
    await decide('change', true)
    await waitForMessenger(suite)
    await track('Granted')
    await arrivesAtIntercom('Granted')
    expect(eventsOf(suite)).not.toContain('second')
  })
})
