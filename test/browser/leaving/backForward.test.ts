import { browserSuite } from '../../support/browser/suite'
import { openSite } from '../../support/site'
import {
  arrived,
  droppedOf,
  eventsOf,
  openLiveSite,
  usersOf,
  waitForIdle,
  waitForTakeOver
} from '../../support/visitor'
import { keptOf, openWaiting, track, trackFirst } from './support'

const suite = browserSuite()

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
    expect(usersOf(suite)).toEqual(expected.map((name) => [name, 'a']))
    expect(await droppedOf(suite)).toEqual([])
  })

  it('sends, once, what its live Messenger held for its first answer', async () => {
    const { net, page } = suite
    const answer = net.holdPings()
    await openSite(suite)
    await trackFirst(suite)
    await waitForTakeOver(suite)
    await net.waitFor(() => net.pings().length > 0)
    await page.evaluate(freeze)
    expect(await keptOf(suite)).toContain('First')
    answer()
    await page.evaluate(thaw)
    await track(suite, 'After')
    await net.waitFor(() => net.events().length >= 2)
    expect(usersOf(suite)).toEqual([
      ['First', 'a'],
      ['After', 'a']
    ])
  })

  it.each([
    ['goes on for the same person', 'a'],
    ['ends the session if another page of the tab has identified somebody else', 'b']
  ])('%s', async (_, userId) => {
    const { net, page } = suite
    await openLiveSite(suite)
    await trackFirst(suite)
    await arrived(suite, 2, 1)
    await page.evaluate(freeze)
    // Where Analytics.js keeps the user for all pages.
    await page.evaluate((id) => localStorage.setItem('ajs_user_id', JSON.stringify(id)), userId)
    await page.evaluate(thaw)
    await track(suite, 'After')
    await net.waitFor(() => net.events().length >= 2)
    expect(eventsOf(suite)).toEqual(['First', 'After'])
    const isSame = userId === 'a'
    expect(net.pings()).toHaveLength(isSame ? 2 : 3)
    expect(net.events()[1]?.userData.user_id === 'a').toBe(isSame)
  })
})
