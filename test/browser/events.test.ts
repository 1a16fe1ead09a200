import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../support/browser/suite'
import { openSite } from '../support/site'
import { arrived, errorsOf, keepTold, openLiveSite, toldOf } from '../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

it('the page hears of the visit, of what is sent and dropped, and that the Messenger is ready', async () => {
  const { page } = suite
  await openLiveSite(suite, { before: keepTold })
  const ids = await page.evaluate(async () => {
    const identified = await analytics.identify('a-id', { name: 'Ada', nested: { deep: 'secret' } })
    const tracked = await analytics.track('Order Of Ada', { list: ['secret'] })
    analytics.reset()
    await analytics.identify('b-id', { name: 'Bo' })
    return [identified, tracked].map(({ event }) => event.messageId)
  })
  await arrived(suite, 3, 1)
  const told = await toldOf(suite)
  expect(told[0]).toEqual({ type: 'session' })
  expect(told.filter(({ type }) => type === 'ready')).toHaveLength(1)
  expect(told.filter(({ type }) => type === 'session')).toHaveLength(2)
  expect(told).toContainEqual({ type: 'sent', command: 'update', messageId: ids[0] })
  expect(told).toContainEqual({ type: 'sent', command: 'trackEvent', messageId: ids[1] })
  const dropped = { type: 'dropped', action: 'trackEvent', key: 'list', messageId: ids[1] }
  expect(told).toContainEqual(expect.objectContaining(dropped))
  expect(JSON.stringify(told)).not.toMatch(/Ada|Bo\b|a-id|b-id|secret/)
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
