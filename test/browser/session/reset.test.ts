import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import type { MessengerDouble } from '../../support/messenger'
import { openSite } from '../../support/site'
import { arrived, commandsOf, messagesOf, openLiveSite, usersOf } from '../../support/visitor'

declare const analytics: Analytics
declare const messengerDouble: MessengerDouble

const suite = browserSuite()

const changePeople = () => {
  const integrations = { Intercom: { user_hash: 'hash of a' } }
  void analytics.identify('a', { email: 'a@example.com' }, { integrations })
  void analytics.track('Seen by A')
  void analytics.track('Logged Out')
  analytics.reset()
  void analytics.identify('b', { plan: 'pro' })
  void analytics.track('Seen by B')
}

describe('a reset', () => {
  it('comes between what was called before it and after it, in one task', async () => {
    const { net, page } = suite
    await openLiveSite(suite)
    await page.evaluate(changePeople)
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

  it('waits for a late Messenger, with its launcher hidden, and loses nothing of the person who leaves', async () => {
    const { net, page } = suite
    net.widget({ lateMs: 1000 })
    await openSite(suite)
    await page.evaluate(changePeople)
    await arrived(suite, 2, 3)
    expect(net.pings().map(({ source, userData }) => [source, userData])).toEqual([
      ['apiBoot', { user_id: 'a', email: 'a@example.com', user_hash: 'hash of a' }],
      ['apiBoot', { user_id: 'b' }]
    ])
    expect(usersOf(suite)).toEqual(['Seen by A: a', 'Logged Out: a', 'Seen by B: b'])
    const hidden = await page.evaluate(() =>
      messengerDouble.calls
        .filter(({ command }) => command === 'boot')
        .map(({ args: [settings] }) => 'hide_default_launcher' in (settings as object))
    )
    expect(hidden).toEqual([true, false])
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

  it('changes nothing if the customer has switched it off', async () => {
    const { page } = suite
    await openLiveSite(suite, { settings: { shutdownOnReset: false } })
    await page.evaluate(async () => {
      await analytics.identify('a')
      analytics.reset()
      await analytics.track('Still there')
    })
    await arrived(suite, 2, 1)
    expect(await commandsOf(suite)).toEqual(['boot', 'update', 'trackEvent'])
    expect(usersOf(suite)).toEqual(['Still there: a'])
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
