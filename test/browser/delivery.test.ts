import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../support/browser/suite'
import { openSite, serveSite, ways } from '../support/site'
import { arrived, commandsOf } from '../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

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

/** Two events settle within a second, the app is told that all is ready, and Segment gets both. */
const expectSegmentAtOnce = async () => {
  const { net, page } = suite
  const settledAfter = await page.evaluate(async () => {
    const start = performance.now()
    await analytics.track('One')
    await analytics.track('Two')
    return performance.now() - start
  })
  expect(settledAfter).toBeLessThan(1_000)
  await page.evaluate(() => new Promise((resolve) => void analytics.ready(() => resolve(1))))
  await net.waitFor(() => net.segment().length === 2)
  expect(net.segment().map(({ event }) => event)).toEqual(['One', 'Two'])
}

const isOf = ({ company }: Record<string, unknown>, id: string) =>
  (company as { company_id?: string } | undefined)?.company_id === id

describe.each(ways)('by %s', (way) => {
  it('every type of event reaches Intercom in call order when the Messenger is there', async () => {
    const { net, page } = suite
    await openSite(suite, { way })
    await page.waitFor(() => !('q' in (window as unknown as { Intercom: object }).Intercom))
    await page.evaluate(sendAll)
    await net.waitFor(() => net.pings().length > 2 && net.events().length === 1)
    await net.waitFor(() => net.pings().some(({ userData }) => isOf(userData, 'g1')))
    expect(await commandsOf(suite)).toEqual(['boot', 'update', 'update', 'update', 'trackEvent'])
    // Intercom drops the page view if it says no more than the boot: before the first answer.
    const [boot, ...updates] = net.pings()
    const [identify, group] = updates.slice(-2)
    expect(boot).toMatchObject({ source: 'apiBoot', appId: 'abc', host: 'api-iam.intercom.io' })
    expect(identify?.userData).toMatchObject({
      user_id: 'u1',
      email: 'ada@example.com',
      name: 'Ada',
      created_at: 1577934245,
      company: { company_id: 'c1', name: 'Analytical Engines', plan: 'pro' }
    })
    expect(group?.userData).toMatchObject({
      company: { company_id: 'g1', name: 'Engines Group', created_at: 1577934245 }
    })
    expect(net.events()[0]).toMatchObject({
      name: 'Order Completed',
      userData: { user_id: 'u1' },
      metadata: { price: { amount: 1999, currency: 'EUR' }, order_id: 'o1' }
    })
  })

  it('every type of event reaches Intercom when the Messenger comes 2 s late', async () => {
    const { net, page } = suite
    net.widget({ afterMs: 1_000, options: { takeOverAfterMs: 1_000 } })
    await openSite(suite, { way })
    await page.evaluate(sendAll)
    await arrived(suite, 2, 1)
    const [boot, group] = net.pings()
    expect(boot).toMatchObject({
      source: 'apiBoot',
      userData: {
        user_id: 'u1',
        email: 'ada@example.com',
        name: 'Ada',
        created_at: 1577934245,
        company: { company_id: 'c1', name: 'Analytical Engines', plan: 'pro' }
      }
    })
    expect(group?.userData.company).toMatchObject({ company_id: 'g1', name: 'Engines Group' })
    expect(net.pings()).toHaveLength(2)
    expect(net.events()[0]).toMatchObject({
      name: 'Order Completed',
      userData: { user_id: 'u1' },
      metadata: { price: { amount: 1999, currency: 'EUR' }, order_id: 'o1' }
    })
  })

  it('Segment gets every event at once when the script is blocked', async () => {
    const { net, page } = suite
    net.widget({ mode: 'refuse' })
    await openSite(suite, { way })
    await expectSegmentAtOnce()
    const warning = await page.waitForMessage("Intercom's script could not be loaded")
    expect(warning.type).toBe('warn')
  })

  it('Segment gets every event at once when a Messenger is on the page already', async () => {
    const { net, page } = suite
    await openSite(suite, {
      way,
      before: `
        window.calls = []
        window.Intercom = (name) => name === 'getVisitorId' ? 'visitor' : void window.calls.push(name)
      `
    })
    await expectSegmentAtOnce()
    expect(await page.evaluate(() => (window as unknown as { calls: string[] }).calls)).toEqual([
      'reattach_activator',
      'update',
      'trackEvent',
      'trackEvent'
    ])
    expect(net.requests.filter(({ host }) => host === 'widget.intercom.io')).toEqual([])
  })
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
  await page.waitForMessage("Intercom's script could not be loaded")
  const added = (await page.evaluate(keys)).filter((key) => !before.includes(key))
  expect(added.sort()).toEqual(['Intercom', 'intercomDestination', 'intercomSettings'])
})
