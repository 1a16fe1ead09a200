import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../support/browser/suite'
import { waitForIdle } from '../support/moments'
import { openSite } from '../support/site'
import { arrived, messagesOf } from '../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

it('a browser that really goes offline and online again loses nothing', async () => {
  const { net, page } = suite
  await openSite(suite, {
    settings: { loadOn: 'interaction' },
    body: '<button id="plain">Press</button>',
    before: `addEventListener('error', () => { window.hasFailed = true }, true);`
  })
  await waitForIdle(suite)
  await page.puppeteer().setOfflineMode(true)
  await page.click('#plain')
  await page.evaluate(() => analytics.track('One') as Promise<never>)
  await page.waitFor(() => (window as unknown as { hasFailed?: boolean }).hasFailed)
  expect(net.pings()).toEqual([])
  await page.puppeteer().setOfflineMode(false)
  await arrived(suite, 1, 1)
  expect(net.events().map(({ name }) => name)).toEqual(['One'])
  expect(messagesOf(suite)).toEqual([])
})
