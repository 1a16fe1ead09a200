import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { openSite } from '../../support/site'
import { arrived, waitForMessenger } from '../../support/visitor'
import { eventsOf, trackFirst } from './support'

declare const analytics: Analytics

const suite = browserSuite()

const freeze = () => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
const thaw = () => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))

// Ada's page, with a live Messenger, in the back/forward cache.
const openFrozen = async (): Promise<void> => {
  await openSite(suite)
  await waitForMessenger(suite)
  await trackFirst(suite)
  await arrived(suite, 2, 1)
  await suite.page.evaluate(freeze)
}

it('a page that comes back after another page of the tab has identified somebody else ends the session', async () => {
  const { net, page } = suite
  await openFrozen()
  // Where Analytics.js keeps the user for all pages.
  await page.evaluate(() => localStorage.setItem('ajs_user_id', '"b"'))
  await page.evaluate(thaw)
  await net.waitFor(() => net.pings().length >= 3)
  expect(net.pings()[2]).toMatchObject({ source: 'apiBoot' })
  expect(net.pings()[2]?.userData).not.toHaveProperty('user_id')
  await page.evaluate(() => analytics.track('After') as Promise<never>)
  await net.waitFor(() => net.events().length >= 2)
  expect(eventsOf(suite)).toEqual(['First', 'After'])
  expect(net.events()[1]?.userData).not.toHaveProperty('name')
})

it('a page that comes back for the same person goes on', async () => {
  const { net, page } = suite
  await openFrozen()
  await page.evaluate(thaw)
  await page.evaluate(() => analytics.track('After') as Promise<never>)
  await net.waitFor(() => net.events().length >= 2)
  expect(net.pings()).toHaveLength(2)
  expect(net.events()[1]?.userData).toMatchObject({ user_id: 'a' })
})
