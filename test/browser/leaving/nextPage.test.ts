import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { openSite } from '../../support/site'
import {
  arrived,
  droppedOf,
  eventsOf,
  keepTold,
  openLiveSite,
  usersOf,
  waitForIdle
} from '../../support/visitor'
import { keptOf, openWaiting, serveNext, servePlain, track, trackFirst } from './support'

declare const analytics: Analytics

const suite = browserSuite()

it('what waits for the Messenger when the page is left arrives on the next page, once, before its own', async () => {
  const { net, page } = suite
  const release = net.holdWidget()
  const next = await serveNext(suite)
  await openSite(suite, { before: keepTold })
  await trackFirst(suite)
  await page.goto(next)
  release()
  await arrived(suite, 1, 2)
  await track(suite, 'Third')
  await arrived(suite, 1, 3)
  expect(eventsOf(suite)).toEqual(['First', 'Second', 'Third'])
  expect(net.events()[0]).toMatchObject({ userData: { user_id: 'a' }, metadata: { plan: 'pro' } })
  expect(net.pings().at(-1)).toMatchObject({
    source: 'apiBoot',
    userData: { user_id: 'a', name: 'Ada' }
  })
  expect(await keptOf(suite)).toBeNull()
  expect(await droppedOf(suite)).toEqual([])
})

it.each([
  ['a browser', ''],
  ['a browser without resource timing', 'performance.getEntriesByType = () => []']
])('what %s has sent for a second is not kept for the next page', async (_, code) => {
  const { page } = suite
  const before = `${code}
    addEventListener('intercom-destination', ({ detail }) => {
      if (detail.command === 'trackEvent') window.sentAt = performance.now()
    })`
  await openLiveSite(suite)
  await page.goto(await serveNext(suite, { before }))
  await trackFirst(suite)
  await arrived(suite, 2, 2)
  await page.waitFor(() => {
    const { sentAt = Infinity } = window as { sentAt?: number }
    return performance.now() - sentAt > 1500
  })
  await page.goto(servePlain(suite))
  expect(await keptOf(suite)).toBeNull()
})

it('what is kept names no hash and no token, and nobody whom they vouch for', async () => {
  const { page } = suite
  await openWaiting(suite, {
    before: `window.intercomSettings = { user_hash: 'secret-hash' };`
  })
  await page.evaluate(async () => {
    const Intercom = { user_hash: 'secret-hash', intercom_user_jwt: 'secret-token' }
    const traits = { email: 'ada@example.com', name: 'Ada' }
    await analytics.identify('a', traits, { integrations: { Intercom } })
    await analytics.track('First')
  })
  await page.goto(servePlain(suite))
  const kept = JSON.parse((await keptOf(suite)) ?? '') as { items: { command: unknown }[] }
  const commands = kept.items.map(({ command }) => command)
  expect(commands).toMatchObject([
    ['update', { name: 'Ada' }],
    ['trackEvent', 'First', {}]
  ])
  expect(JSON.stringify(commands)).not.toMatch(/secret|ada@|user_id/)
})

it('a second tab sends nothing of the first one', async () => {
  const { net, page } = suite
  const plain = servePlain(suite, '<a id="tab" target="_blank" rel="noopener" href="/next">Tab</a>')
  await openWaiting(suite)
  await trackFirst(suite)
  const next = await serveNext(suite)
  await page.goto(plain)
  await waitForIdle(suite)
  await page.click('#tab')
  await arrived(suite, 1, 1)
  expect(eventsOf(suite)).toEqual(['Second'])
  await page.goto(next)
  await net.waitFor(() => net.events().length >= 3)
  expect(eventsOf(suite)).toEqual(['Second', 'First', 'Second'])
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
    await openWaiting(suite, { body: '<button id="plain">Press</button>' })
    await trackFirst(suite)
    await page.evaluate(freeze)
    expect(await keptOf(suite)).toContain('First')
    if (isTaken) await page.evaluate(() => sessionStorage.clear())
    await page.evaluate(thaw)
    expect(await keptOf(suite)).toBeNull()
    await track(suite, 'After')
    await waitForIdle(suite)
    await page.click('#plain')
    await arrived(suite, 1, expected.length)
    expect(usersOf(suite)).toEqual(expected.map((name) => `${name}: a`))
    expect(await droppedOf(suite)).toEqual([])
  })
})
