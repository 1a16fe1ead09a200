import { browserSuite } from '../support/browser/suite'
import { openMemoryPage, sendEvents, situations } from '../support/memory'
import { openSite, serveSite } from '../support/site'
import { arrived, waitForIdle } from '../support/visitor'

const suite = browserSuite()

const settings = { loadOn: 'interaction' }

// No other engine has speculation rules.
it('a page that is prerendered waits until it is shown', async () => {
  const { net, page } = suite
  const url = await serveSite(suite, {
    path: '/next',
    before: `addEventListener('intercom-destination', ({ detail }) => fetch('/told-' + detail.type))`,
    after: `analytics.track('One')`
  })
  const rules = JSON.stringify({ prerender: [{ urls: ['/next'], eagerness: 'immediate' }] })
  await page.goto(
    net.page(
      '/',
      `<!doctype html><title>First</title>
      <script type="speculationrules">${rules}</script><a id="next" href="/next">Next</a>`
    )
  )
  await net.waitFor(() => net.segment().length === 1)
  expect(net.intercom()).toEqual([])
  await page.click('#next')
  await arrived(suite, 1, 1)
  // The driver can lose a tab whose page a prerendered one takes over, so what arrives must tell.
  expect(net.pings()).toMatchObject([{ pageUrl: url }])
  expect(net.segment()).toHaveLength(1)
  await net.waitFor(() => net.requests.some(({ path }) => path === '/told-sent'))
})

it('a touch counts', async () => {
  await openSite(suite, { settings, body: '<p>Text</p>' })
  await waitForIdle(suite)
  expect(suite.net.intercom()).toEqual([])
  await suite.page.puppeteer().touchscreen.tap(100, 300)
  await arrived(suite, 1, 0)
})

it.each(situations)(
  'while %s, 6,000 events leave less than 250 kB on the heap',
  async (_, widget) => {
    const { page } = suite
    await openMemoryPage(suite, widget)
    // By now, all is held that may be.
    await page.evaluate(sendEvents, 0, 6_000)
    const before = await page.heap()
    await page.evaluate(sendEvents, 6_000, 12_000)
    expect((await page.heap()) - before).toBeLessThan(250_000)
  }
)
