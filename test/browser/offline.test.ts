import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../support/browser/suite'
import { openSite } from '../support/site'
import { arrived, messagesOf, queueOf } from '../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

it('a script that fails offline is tried again online, and the queue stays until then', async () => {
  const { net, page } = suite
  net.widget({ mode: 'reset' })
  await openSite(suite, {
    before: `
      let isOnline = false
      Object.defineProperty(navigator, 'onLine', { get: () => isOnline })
      window.goOnline = () => {
        isOnline = true
        dispatchEvent(new Event('online'))
      }
      addEventListener('error', ({ target }) => { window.hasFailed = true }, true);`
  })
  await page.evaluate(async () => {
    await analytics.identify('a', { name: 'Ada' })
    await analytics.track('One')
  })
  await page.waitFor(() => (window as unknown as { hasFailed?: boolean }).hasFailed)
  await page.evaluate(() => analytics.track('Two') as Promise<never>)
  expect(await queueOf(suite)).toEqual(['boot', 'trackEvent', 'trackEvent'])
  net.widget({ mode: 'serve' })
  await page.evaluate(() => (window as unknown as { goOnline: () => void }).goOnline())
  await arrived(suite, 1, 2)
  expect(net.pings()).toMatchObject([{ userData: { user_id: 'a', name: 'Ada' } }])
  expect(net.events().map(({ name }) => name)).toEqual(['One', 'Two'])
  expect(messagesOf(suite)).toEqual([])
})
