import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import {
  expectOutcomes,
  arrived,
  commandsOf,
  messagesOf,
  openLiveSite,
  usersOf
} from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite(expectOutcomes)

describe('a reset', () => {
  it('comes between what was called before it and after it, in one task', async () => {
    const { net, page } = suite
    await openLiveSite(suite)
    await page.evaluate(() => {
      // Analytics.js puts it into the event's context.
      const proof = { Intercom: { user_hash: 'hash of a' } }
      void analytics.identify('a', { email: 'a@example.com' }, proof)
      void analytics.track('Seen by A')
      void analytics.track('Logged Out')
      analytics.reset()
      void analytics.identify('b', { plan: 'pro' })
      void analytics.track('Seen by B')
    })
    await arrived(suite, 3, 3)
    expect((await commandsOf(suite)).join(' ')).toBe(
      'boot update trackEvent trackEvent shutdown boot trackEvent'
    )
    const [, ofA, ofB] = net.pings()
    expect(ofA?.userData).toEqual({ user_id: 'a', email: 'a@example.com', user_hash: 'hash of a' })
    expect(ofB).toMatchObject({ source: 'apiBoot', userData: { user_id: 'b' } })
    expect(usersOf(suite)).toEqual(['Seen by A: a', 'Logged Out: a', 'Seen by B: b'])
    const sessions = net.events().map(({ anonymousSession }) => anonymousSession)
    expect(sessions[0]).toBe(sessions[1])
    expect(sessions[2]).not.toBe(sessions[1])
  })

  it('loses nothing of what was called before it when the page is busy right after it', async () => {
    const { page } = suite
    await openLiveSite(suite)
    await page.evaluate(() => {
      void analytics.identify('a')
      void analytics.track('Logged Out')
      analytics.reset()
      void analytics.track('Seen by nobody')
      const end = performance.now() + 200
      while (performance.now() < end);
    })
    await arrived(suite, 3, 2)
    expect(usersOf(suite)).toEqual(['Logged Out: a', 'Seen by nobody: undefined'])
    expect(messagesOf(suite)).toEqual([])
  })

  it('followed at once by another page leaves no cookies there', async () => {
    const { net, page } = suite
    await openLiveSite(suite)
    net.page('/next', '<!doctype html><title>Next</title>')
    await page.evaluate(() => {
      void analytics.identify('a')
      analytics.reset()
      // A driver may lose the answer of a page that goes away before it.
      setTimeout(() => location.assign('/next'))
    })
    await page.waitFor(() => document.title === 'Next')
    expect(Object.keys(await page.cookies()).join()).not.toContain('intercom')
  })
})

it('another person without a reset is never told over the old identity', async () => {
  const { net, page } = suite
  const before = `window.intercomSettings = { user_id: 'page', email: 'page@example.com' }`
  await openLiveSite(suite, { before })
  await page.evaluate(() => {
    void analytics.identify('a', { email: 'a@example.com' })
    void analytics.track('Seen by A')
    void analytics.identify('b', { email: null })
    void analytics.track('Seen by B')
  })
  await arrived(suite, 3, 2)
  expect(net.pings().map(({ source, userData }) => [source, userData])).toEqual([
    ['apiBoot', { user_id: 'page', email: 'page@example.com' }],
    ['apiBoot', { user_id: 'a', email: 'a@example.com' }],
    ['apiBoot', { user_id: 'b' }]
  ])
  expect(usersOf(suite)).toEqual(['Seen by A: a', 'Seen by B: b'])
})
