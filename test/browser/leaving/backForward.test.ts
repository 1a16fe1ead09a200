import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { droppedOf, waitForIdle } from '../../support/moments'
import { arrived } from '../../support/visitor'
import { openSite } from '../../support/site'
import { eventsOf, keptOf, openWaiting, trackFirst } from './support'

declare const analytics: Analytics

const suite = browserSuite()

// What the browser does around its back/forward cache; not every engine uses it while a driver holds the page.
const freeze = () => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
const thaw = () => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))

it('a page that comes back sends what waited, once and in order', async () => {
  const { net, page } = suite
  await openWaiting(suite, { body: '<button id="plain">Press</button>' })
  await trackFirst(suite)
  await page.evaluate(freeze)
  expect(await keptOf(suite)).toContain('First')
  await page.evaluate(thaw)
  expect(await keptOf(suite)).toBeNull()
  await page.evaluate(() => analytics.track('After') as Promise<never>)
  await waitForIdle(suite)
  await page.click('#plain')
  await arrived(suite, 1, 2)
  expect(eventsOf(suite)).toEqual(['First', 'After'])
  expect(net.events()[0]?.userData).toMatchObject({ user_id: 'a' })
  expect(await droppedOf(suite)).toEqual([])
})

it('a page that comes back sends nothing that another page has sent meanwhile', async () => {
  const { net, page } = suite
  await openWaiting(suite, { body: '<button id="plain">Press</button>' })
  await trackFirst(suite)
  await page.evaluate(freeze)
  // The next page has taken it.
  await page.evaluate(() => sessionStorage.clear())
  await page.evaluate(thaw)
  await page.evaluate(() => analytics.track('After') as Promise<never>)
  await waitForIdle(suite)
  await page.click('#plain')
  await arrived(suite, 1, 1)
  expect(eventsOf(suite)).toEqual(['After'])
  expect(net.events()[0]?.userData).toMatchObject({ user_id: 'a' })
})

it('a live Messenger that had no answer yet sends what waited, once, when the page comes back', async () => {
  const { net, page } = suite
  let isHeld = true
  net.intercomAnswers({
    onPing: () => (isHeld ? new Promise(() => {}) : Promise.resolve(undefined))
  })
  await openSite(suite)
  await trackFirst(suite)
  await page.waitFor(() => !('q' in (window as unknown as { Intercom: object }).Intercom))
  await net.waitFor(() => net.pings().length > 0)
  await page.evaluate(freeze)
  expect(await keptOf(suite)).toContain('First')
  isHeld = false
  await page.evaluate(thaw)
  await page.evaluate(() => analytics.track('After') as Promise<never>)
  await net.waitFor(() => net.events().length >= 2)
  expect(eventsOf(suite)).toEqual(['First', 'After'])
  expect(net.events()[0]?.userData).toMatchObject({ user_id: 'a' })
})
