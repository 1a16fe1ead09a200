import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { openSite } from '../../support/site'
import {
  arrived,
  commandsOf,
  messagesOf,
  openLiveSite,
  queueOf,
  waitForMessenger
} from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

const changePeople = () => {
  void analytics.identify(
    'a',
    { email: 'a@example.com' },
    {
      integrations: { Intercom: { user_hash: 'hash of a' } }
    }
  )
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
    expect(await commandsOf(suite)).toEqual([
      'boot',
      'update',
      'trackEvent',
      'trackEvent',
      'shutdown',
      'boot',
      'trackEvent'
    ])
    const [, ofA, ofB] = net.pings()
    expect(ofA?.userData).toEqual({ user_id: 'a', email: 'a@example.com', user_hash: 'hash of a' })
    expect(ofB).toMatchObject({ source: 'apiBoot', userData: { user_id: 'b' } })
    const events = net.events().map(({ name, userData }) => [name, userData.user_id])
    expect(events).toEqual([
      ['Seen by A', 'a'],
      ['Logged Out', 'a'],
      ['Seen by B', 'b']
    ])
    const sessions = net.events().map(({ anonymousSession }) => anonymousSession)
    expect(sessions[0]).toBe(sessions[1])
    expect(sessions[2]).not.toBe(sessions[1])
  })

  it('loses nothing of what was called before it when the page is busy right after it', async () => {
    const { net, page } = suite
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
    const events = net.events().map(({ name, userData }) => [name, userData.user_id])
    expect(events).toEqual([
      ['Logged Out', 'a'],
      ['Seen by nobody', undefined]
    ])
    expect(messagesOf(suite)).toEqual([])
  })

  it('drops and reports what waited for a Messenger that comes 3 s late, and keeps B whole', async () => {
    const { net, page } = suite
    net.widget({ afterMs: 3_000 })
    await openSite(suite)
    await page.evaluate(changePeople)
    await arrived(suite, 1, 1)
    expect(await commandsOf(suite)).toEqual(['shutdown', 'boot', 'trackEvent'])
    expect(net.pings()).toMatchObject([{ source: 'apiBoot', userData: { user_id: 'b' } }])
    expect(net.pings()[0]?.userData).not.toHaveProperty('email')
    expect(net.events()).toMatchObject([{ name: 'Seen by B', userData: { user_id: 'b' } }])
    expect(messagesOf(suite).join()).toContain('"trackEvent": dropped')
    expect(messagesOf(suite).join()).not.toContain('a@example.com')
  })

  it('reports what waited in the queue when it comes', async () => {
    const { net, page } = suite
    net.widget({ options: { neverTakeOver: true } })
    await openSite(suite)
    await page.evaluate(async () => {
      await analytics.identify('a')
      await analytics.track('Seen by A')
      analytics.reset()
    })
    expect(await queueOf(suite)).toEqual(['shutdown', 'boot'])
    expect(messagesOf(suite)).toEqual([
      '[Intercom Web (Actions)] Intercom "boot": dropped: the person has left.',
      '[Intercom Web (Actions)] Intercom "trackEvent": dropped: the person has left.'
    ])
  })

  it('leaves one boot in the queue of a Messenger that never comes', async () => {
    const { net, page } = suite
    net.widget({ options: { neverTakeOver: true } })
    await openSite(suite)
    await page.evaluate(changePeople)
    await page.waitFor(() =>
      (window as unknown as { Intercom: { q: string[][] } }).Intercom.q.some(
        ([name]) => name === 'trackEvent'
      )
    )
    expect(await queueOf(suite)).toEqual(['shutdown', 'boot', 'trackEvent'])
    await net.waitFor(() => net.segment().length === 5)
  })

  it('on a login page removes the cookies of the last visit', async () => {
    const { net, page } = suite
    await openLiveSite(suite)
    await page.evaluate(() => void analytics.identify('a', { email: 'a@example.com' }))
    await net.waitFor(() => net.pings().length === 2)
    const before = await page.cookies()
    net.widget({ afterMs: 200 })
    await openSite(suite)
    await page.evaluate(() => analytics.reset())
    expect(await queueOf(suite)).toEqual(['shutdown', 'boot'])
    await net.waitFor(() => net.pings().length === 3)
    await page.waitFor((old) => {
      const now = document.cookie
      return now.includes('intercom-session-abc') && !now.includes(old)
    }, before['intercom-session-abc'] ?? 'none')
    expect(net.pings()[2]).toMatchObject({ source: 'apiBoot', userData: {}, anonymousSession: '' })
    expect(await commandsOf(suite)).toEqual(['shutdown', 'boot'])
  })

  it('followed at once by another page leaves no cookies there', async () => {
    const { net, page } = suite
    await openLiveSite(suite)
    net.page('/next', '<!doctype html><title>Next</title>')
    await page.evaluate(() => {
      void analytics.identify('a')
      analytics.reset()
      location.href = '/next'
    })
    await page.waitFor(() => document.title === 'Next')
    expect(Object.keys(await page.cookies()).filter((name) => name.startsWith('intercom'))).toEqual(
      []
    )
  })

  it("takes the page's own identity out of intercomSettings and leaves the Messenger's settings", async () => {
    const { net, page } = suite
    await openLiveSite(suite, {
      before: `window.intercomSettings = {
        user_id: 'a', email: 'a@example.com', user_hash: 'h', plan: 'pro',
        alignment: 'left', session_duration: 1000
      }`
    })
    expect(net.pings()[0]?.userData).toMatchObject({ user_id: 'a', plan: 'pro' })
    await page.evaluate(() => analytics.reset())
    await net.waitFor(() => net.pings().length === 2)
    expect(net.pings()[1]?.userData).toEqual({})
    expect(
      await page.evaluate(
        () => (window as unknown as { intercomSettings: object }).intercomSettings
      )
    ).toEqual({
      app_id: 'abc',
      api_base: 'https://api-iam.intercom.io',
      installation_type: 's',
      alignment: 'left',
      session_duration: 1000
    })
  })

  it('changes nothing if the customer has switched it off', async () => {
    const { net, page } = suite
    await openLiveSite(suite, { settings: { shutdownOnReset: false } })
    await page.evaluate(async () => {
      await analytics.identify('a')
      analytics.reset()
      await analytics.track('Still there')
    })
    await arrived(suite, 2, 1)
    expect(await commandsOf(suite)).toEqual(['boot', 'update', 'trackEvent'])
    expect(net.events()[0]?.userData).toEqual({ user_id: 'a' })
  })

  it('never books an event on another person when three come and go in one task', async () => {
    const { net, page } = suite
    await openLiveSite(suite)
    await page.evaluate(() => {
      for (const id of ['a', 'b', 'c']) {
        void analytics.identify(id)
        void analytics.track(id)
        analytics.reset()
      }
      void analytics.track('nobody')
    })
    await net.waitFor(() => net.events().some(({ name }) => name === 'nobody'))
    const booked = net.events().map(({ name, userData }) => [name, userData.user_id ?? 'nobody'])
    expect(booked[0]).toEqual(['a', 'a'])
    expect(booked.filter(([name, person]) => name !== person)).toEqual([])
    const commands = (await commandsOf(suite)).join(' ')
    expect(commands).toMatch(/^boot update( trackEvent shutdown boot){3} trackEvent$/)
  })

  it('of a page that was kept in memory and comes back has a Messenger again', async () => {
    const { page } = suite
    await openLiveSite(suite)
    await page.evaluate(() => {
      analytics.reset()
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    })
    await waitForMessenger(suite)
    expect(await commandsOf(suite)).toEqual(['boot', 'shutdown', 'boot'])
  })
})
