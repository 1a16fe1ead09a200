import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { openSite, serveSite } from '../../support/site'
import { expectOutcomes, arrived, droppedOf, errorsOf, eventsOf } from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite(expectOutcomes)

/** Sends what "Ada" does, and waits until the destination has it. */
const trackFirst = (): Promise<void> =>
  suite.page.evaluate(async () => {
    await analytics.identify('a', { name: 'Ada' })
    await analytics.track('First', { plan: 'pro' })
  })

/** What is kept for the next page, as text. */
const keptOf = (): Promise<string | null> =>
  suite.page.evaluate(() => sessionStorage.getItem('segment-intercom-web:abc'))

it('what waits for the Messenger when the page is left arrives on the next page, once, before its own', async () => {
  const { net, page } = suite
  const release = net.holdWidget()
  const after = `analytics.track('Second')`
  const next = await serveSite(suite, { path: '/next', after })
  await openSite(suite, {})
  await trackFirst()
  await page.goto(next)
  release()
  await arrived(suite, 1, 2)
  await page.evaluate(async () => void (await analytics.track('Third')))
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

it('storage that is full loses what waits, which is reported', async () => {
  const { net, page } = suite
  const fill = `for (let size = 2 ** 22; size >= 1; size /= 2)
    try { for (let part = 0; part < 8; part += 1) sessionStorage.setItem(size + ' ' + part, 'x'.repeat(size)) } catch {}`
  await openSite(suite, { settings: { loadOn: 'interaction' }, before: fill })
  await trackFirst()
  await page.goto(net.page('/plain', '<!doctype html><title>Plain</title>'))
  expect(await keptOf()).toBeNull()
  expect(await droppedOf(suite)).toEqual(['update', 'trackEvent'])
  expect(errorsOf(suite)).toEqual([])
})
