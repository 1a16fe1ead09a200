import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { openSite, serveSite, type Site } from '../../support/site'
import {
  arrived,
  droppedOf,
  errorsOf,
  eventsOf,
  keepTold,
  usersOf,
  waitForIdle
} from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

/** The text under which what waits is kept. */
const KEY = 'segment-intercom-web:abc'

/** Opens a page whose visitor has done nothing yet, so that the Messenger is not asked for. */
const openWaiting = (site: Site = {}): Promise<void> =>
  openSite(suite, {
    ...site,
    settings: { loadOn: 'interaction', ...site.settings },
    before: keepTold + (site.before ?? '')
  })

/** Serves a page of the same origin on which the Messenger comes at once, and that tracks "Second" by itself. */
const serveNext = (site: Site = {}): Promise<string> =>
  serveSite(suite, {
    path: '/next',
    after: `analytics.track('Second')`,
    ...site,
    before: keepTold + (site.before ?? '')
  })

/** Sends what "Ada" does, and waits until the destination has it. */
const trackFirst = (): Promise<void> =>
  suite.page.evaluate(async () => {
    await analytics.identify('a', { name: 'Ada' })
    await analytics.track('First', { plan: 'pro' })
  })

/** Tracks the event, and waits until the destination has it. */
const track = (name: string): Promise<void> =>
  suite.page.evaluate(async (event) => void (await analytics.track(event)), name)

/** Serves a page without Analytics.js and gives its URL. */
const servePlain = (body = ''): string =>
  suite.net.page('/plain', `<!doctype html><title>Plain</title>${body}`)

/** What is kept for the next page, as text. */
const keptOf = (): Promise<string | null> =>
  suite.page.evaluate((name) => sessionStorage.getItem(name), KEY)

it('what waits for the Messenger when the page is left arrives on the next page, once, before its own', async () => {
  const { net, page } = suite
  const release = net.holdWidget()
  const next = await serveNext()
  await openSite(suite, { before: keepTold })
  await trackFirst()
  await page.goto(next)
  release()
  await arrived(suite, 1, 2)
  await track('Third')
  await arrived(suite, 1, 3)
  expect(eventsOf(suite)).toEqual(['First', 'Second', 'Third'])
  expect(net.events()[0]).toMatchObject({ userData: { user_id: 'a' }, metadata: { plan: 'pro' } })
  expect(net.pings().at(-1)).toMatchObject({
    source: 'apiBoot',
    userData: { user_id: 'a', name: 'Ada' }
  })
  expect(await keptOf()).toBeNull()
  expect(await droppedOf(suite)).toEqual([])
})

// What the browser does around its back/forward cache; not every engine uses it while a driver holds the page.
const freeze = () => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
const thaw = () => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))

describe('a page that comes back', () => {
  it.each([
    ['sends what waited, once and in order', false, ['First', 'After']],
    ['sends nothing that another page has sent meanwhile', true, ['After']]
  ])('%s', async (_, isTaken, expected) => {
    const { page } = suite
    await openWaiting({ body: '<button id="plain">Press</button>' })
    await trackFirst()
    await page.evaluate(freeze)
    expect(await keptOf()).toContain('First')
    if (isTaken) await page.evaluate(() => sessionStorage.clear())
    await page.evaluate(thaw)
    expect(await keptOf()).toBeNull()
    await track('After')
    await waitForIdle(suite)
    await page.click('#plain')
    await arrived(suite, 1, expected.length)
    expect(usersOf(suite)).toEqual(expected.map((name) => `${name}: a`))
    expect(await droppedOf(suite)).toEqual([])
  })
})

it.each([
  [
    'throws',
    `Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, {
      apply: (set, storage, [key, value]) => {
        if (storage === sessionStorage) throw new Error('no')
        set.call(storage, key, value)
      }
    });`
  ],
  [
    'is not there',
    `Object.defineProperty(window, 'sessionStorage', { get: () => { throw new Error('no') } });`
  ],
  [
    'is full',
    `for (let size = 2 ** 22; size >= 1; size /= 2)
      try { for (let part = 0; part < 8; part += 1) sessionStorage.setItem(size + ' ' + part, 'x'.repeat(size)) } catch {}`
  ]
])('storage that %s loses what waits, which is reported', async (_, before) => {
  await openWaiting({ before })
  await trackFirst()
  await suite.page.goto(servePlain())
  expect(await keptOf()).toBeNull()
  expect(await droppedOf(suite)).toEqual(['update', 'trackEvent'])
  expect(errorsOf(suite)).toEqual([])
})

it('texts that the plugin has not written do no harm', async () => {
  for (const text of ['{', 'null', '[]', '{"visitor":{},"at":1,"items":[1]}'])
    await suite.page.goto(
      await serveNext({ before: `sessionStorage['${KEY}'] = ${JSON.stringify(text)};` })
    )
  await arrived(suite, 1, 1)
  expect(new Set(eventsOf(suite))).toEqual(new Set(['Second']))
  expect(errorsOf(suite)).toEqual([])
})
