import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../support/browser/suite'
import { verifies } from '../support/messenger/server'
import { DESTINATION, openSite, serveSite, ways, workspaceEntry } from '../support/site'
import {
  expectOutcomes,
  arrived,
  commandsOf,
  errorsOf,
  eventsOf,
  openLiveSite,
  usersOf
} from '../support/visitor'

declare const analytics: Analytics
declare const asked: string[]

const suite = browserSuite(expectOutcomes)

const sendAll = () => {
  void analytics.page('Home')
  void analytics.identify('u1', {
    email: 'ada@example.com',
    name: 'Ada',
    createdAt: '2020-01-02T03:04:05Z',
    company: { id: 'c1', name: 'Analytical Engines', plan: 'pro' }
  })
  void analytics.group('g1', { name: 'Engines Group', createdAt: 1577934245000 as never })
  void analytics.track('Order Completed', { revenue: 19.99, currency: 'EUR', order_id: 'o1' })
}

const ada = {
  user_id: 'u1',
  email: 'ada@example.com',
  name: 'Ada',
  created_at: 1577934245,
  company: { company_id: 'c1', name: 'Analytical Engines', plan: 'pro' }
}

const expectGroupAndOrder = () => {
  const { net } = suite
  expect(net.pings().at(-1)?.userData).toMatchObject({
    company: { company_id: 'g1', name: 'Engines Group', created_at: 1577934245 }
  })
  expect(net.events()).toMatchObject([
    {
      name: 'Order Completed',
      userData: { user_id: 'u1' },
      metadata: { price: { amount: 1999, currency: 'EUR' }, order_id: 'o1' }
    }
  ])
}

/** The app is told that all is ready, and Segment has two events, whatever becomes of the Messenger. */
const expectSegment = async () => {
  const { net, page } = suite
  await page.evaluate(async () => {
    await analytics.track('One')
    await analytics.track('Two')
    await new Promise<void>((done) => void analytics.ready(() => done()))
  })
  await net.waitFor(() => net.segment().length === 2)
  expect(net.segment().map(({ event }) => event)).toEqual(['One', 'Two'])
}

describe.each(ways)('by %s', (way) => {
  it('every type of event reaches Intercom in call order when the Messenger is there', async () => {
    const { net, page } = suite
    await openLiveSite(suite, { way })
    await page.evaluate(sendAll)
    await arrived(suite, 4, 1)
    expect(await commandsOf(suite)).toEqual(['boot', 'update', 'update', 'update', 'trackEvent'])
    expect(net.pings()[0]).toMatchObject({
      source: 'apiBoot',
      appId: 'abc',
      host: 'api-iam.intercom.io'
    })
    expect(net.pings()[2]?.userData).toMatchObject(ada)
    expectGroupAndOrder()
  })

  it('Segment does not wait for the Messenger, which gets all when it comes', async () => {
    const { net, page } = suite
    const release = net.holdWidget()
    await openSite(suite, { way })
    await expectSegment()
    await page.evaluate(sendAll)
    release()
    await arrived(suite, 2, 3)
    expect(net.pings()).toMatchObject([{ source: 'apiBoot', userData: ada }, {}])
    expect(eventsOf(suite)).toEqual(['One', 'Two', 'Order Completed'])
    expect(net.pings()[1]?.userData.company).toMatchObject({ company_id: 'g1' })
  })
})

it('a Messenger that is on the page already is used, and no other is loaded', async () => {
  const { net, page } = suite
  await openSite(suite, {
    before: `
      window.calls = []
      window.Intercom = (name) => name === 'getVisitorId' ? 'visitor' : void window.calls.push(name)
    `
  })
  await expectSegment()
  const calls = await page.evaluate(() => (window as unknown as { calls: string[] }).calls)
  expect(calls.join(' ')).toBe('reattach_activator update trackEvent trackEvent')
  expect(net.intercom()).toEqual([])
})

it('the page has no new global but three', async () => {
  const { net, page } = suite
  const keys = () => Object.keys(window)
  // What the Messenger itself adds is not ours to count.
  net.widget({ mode: 'refuse' })
  await serveSite(suite)
  await page.goto(net.page('/plain', '<!doctype html><title>Plain</title>'))
  const before = await page.evaluate(keys)
  const html = `<!doctype html><title>Loaded</title><script src="/intercom.js"></script><script>
    intercomDestination({ appId: 'abc', subscriptions: [{
      name: 'Page', enabled: true, partnerAction: 'identifyUser', subscribe: 'type = "page"', mapping: {}
    }] }).then(([plugin]) => plugin.load({}, {}))
  </script>`
  await page.goto(net.page('/loaded', html))
  await page.waitForMessage('[Intercom Web (Actions)]')
  const added = (await page.evaluate(keys)).filter((key) => !before.includes(key))
  expect(added.sort()).toEqual(['Intercom', 'intercomDestination', 'intercomSettings'])
})

describe('integrations', () => {
  it.each([
    ['npm', { [DESTINATION]: false }],
    ['register', { [DESTINATION]: false }],
    ['register', { All: false, 'Segment.io': true }]
  ] as const)('of load, by %s, %j keep the Messenger from the page', async (way, integrations) => {
    const { net, page } = suite
    await page.goto(await serveSite(suite, { way, loadOptions: JSON.stringify({ integrations }) }))
    await page.evaluate(() => analytics.track('One') as Promise<never>)
    await net.waitFor(() => net.segment().length === 1)
    // A script that is not asked for by now, after the load event, is not asked for.
    await page.waitFor(() => document.readyState === 'complete')
    await page.evaluate(() => new Promise((done) => setTimeout(done)))
    const names = ['Intercom', 'intercomSettings']
    expect(await page.evaluate((all) => all.filter((name) => name in window), names)).toEqual([])
    expect(net.intercom()).toEqual([])
  })
})

it('a listener of the page that throws harms neither the app nor what is sent', async () => {
  const { page } = suite
  await openSite(suite, {
    before: `addEventListener('intercom-destination', () => { throw new Error('of the page') });`
  })
  await page.evaluate(() => analytics.track('One') as Promise<never>)
  await arrived(suite, 1, 1)
  expect(new Set(errorsOf(suite)).size).toBe(1)
})

it('a known user is not named before their token is there, in a workspace that enforces verification', async () => {
  const { net, page } = suite
  net.intercomAnswers({ enforce: true })
  const exp = Math.floor(Date.now() / 1000) + 5 * 60
  const claims = Buffer.from(JSON.stringify({ user_id: 'a', exp })).toString('base64url')
  net.file('/token-a', `header.${claims}.signature`)
  const loadOptions = `{ integrations: { '${DESTINATION}': { getUserToken: (userId) => {
    window.asked.push(userId)
    return fetch('/token-' + userId).then((response) => response.text())
  } } } }`
  const url = await serveSite(suite, { way: 'npm', before: 'window.asked = []', loadOptions })
  // As in a workspace: Analytics.js reads what `load` says of a destination that stands here.
  net.cdnSettings({ integrations: { [DESTINATION]: {} }, remotePlugins: [workspaceEntry()] })
  await page.goto(url)
  await page.evaluate(() => {
    void analytics.identify('a', { name: 'Ada' })
    void analytics.track('First')
  })
  await arrived(suite, 1, 1)
  await page.goto(url)
  await page.evaluate(() => {
    void analytics.page()
    void analytics.track('Second')
  })
  await arrived(suite, 2, 2)
  expect(usersOf(suite)).toEqual(['First: a', 'Second: a'])
  expect(await page.evaluate(() => asked)).toEqual(['a'])
  for (const { userData } of net.pings()) expect(verifies(userData, Date.now())).toBe(true)
})
