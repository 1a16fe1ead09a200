import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { openSite } from '../../support/site'
import { arrived, commandsOf, messagesOf, openLiveSite } from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

describe('another person without a reset', () => {
  const changePeople = () => {
    void analytics.identify('a', { email: 'a@example.com' })
    void analytics.track('Seen by A')
    void analytics.identify('b', { email: null })
    void analytics.track('Seen by B')
  }

  it('is never told over the old identity', async () => {
    const { net, page } = suite
    await openLiveSite(suite)
    await page.evaluate(changePeople)
    await arrived(suite, 3, 2)
    expect(await commandsOf(suite)).toEqual([
      'boot',
      'update',
      'trackEvent',
      'shutdown',
      'boot',
      'trackEvent'
    ])
    const [, ofA, ofB] = net.pings()
    expect(ofA?.userData).toEqual({ user_id: 'a', email: 'a@example.com' })
    expect(ofB).toMatchObject({ source: 'apiBoot', anonymousSession: '' })
    expect(ofB?.userData).toEqual({ user_id: 'b' })
    expect(net.events().map(({ userData }) => userData.user_id)).toEqual(['a', 'b'])
  })

  it('before the Messenger has come replaces the one who waited', async () => {
    const { net, page } = suite
    net.widget({ afterMs: 500 })
    await openSite(suite)
    await page.evaluate(changePeople)
    await arrived(suite, 1, 1)
    expect(await commandsOf(suite)).toEqual(['shutdown', 'boot', 'trackEvent'])
    expect(net.pings().map(({ userData }) => userData)).toEqual([{ user_id: 'b' }])
    expect(net.events()).toMatchObject([{ name: 'Seen by B', userData: { user_id: 'b' } }])
    expect(messagesOf(suite).join()).toContain('"boot": dropped')
    expect(messagesOf(suite).join()).toContain('"trackEvent": dropped')
  })

  it("is not mixed with the identity in the page's own intercomSettings", async () => {
    const { net, page } = suite
    await openLiveSite(suite, {
      before: `window.intercomSettings = { user_id: 'a', email: 'a@example.com' }`
    })
    await page.evaluate(() => void analytics.identify('b'))
    await net.waitFor(() => net.pings().length === 2)
    expect(net.pings()[1]?.userData).toEqual({ user_id: 'b' })
  })
})

describe('before the Messenger takes over', () => {
  it('a visitor costs one ping, which knows who it is, and events follow in call order', async () => {
    const { net, page } = suite
    net.widget({ afterMs: 200 })
    await openSite(suite)
    await page.evaluate(() => {
      void analytics.page()
      void analytics.identify('a', { email: 'a@example.com' })
      void analytics.track('One')
      void analytics.identify('a', { name: 'Ada' })
      void analytics.track('Two')
      void analytics.page()
    })
    await arrived(suite, 1, 2)
    expect(net.pings().map(({ userData }) => userData)).toEqual([
      { user_id: 'a', email: 'a@example.com', name: 'Ada' }
    ])
    expect(net.events().map(({ name }) => name)).toEqual(['One', 'Two'])
  })

  it('a second company follows as an update of its own, once', async () => {
    const { net, page } = suite
    net.widget({ afterMs: 200 })
    await openSite(suite)
    await page.evaluate(() => {
      void analytics.group('c1', { name: 'One' })
      void analytics.group('c2', { name: 'Two' })
      void analytics.group('c2', { name: 'Two' })
      void analytics.track('End')
    })
    await arrived(suite, 2, 1)
    expect(net.pings().map(({ userData }) => userData.company)).toEqual([
      { company_id: 'c1', name: 'One' },
      { company_id: 'c2', name: 'Two' }
    ])
  })
})

describe('the update budget', () => {
  it('leaves room for an identify after 30 page views of a single-page app', async () => {
    const { net, page } = suite
    await openLiveSite(suite)
    await page.evaluate(async () => {
      for (let view = 0; view < 30; view += 1) {
        history.pushState({}, '', `/${view}`)
        await analytics.page()
      }
      await analytics.identify('a', { name: 'Ada' })
      await analytics.group('c1', { name: 'One' })
    })
    await arrived(suite, 17, 0)
    const told = net.pings().find(({ userData }) => userData.company)
    expect(told?.userData).toMatchObject({ user_id: 'a', company: { company_id: 'c1' } })
    const pings = net.pings()
    expect(pings.filter(({ source }) => source === 'apiUpdate')).toHaveLength(16)
    expect(pings[15]?.userData).toEqual({ user_id: 'a', name: 'Ada' })
    expect(messagesOf(suite)).toEqual([
      '[Intercom Web (Actions)] Intercom "update": not sent: it tells nothing new. Intercom takes 20 in 30 minutes.'
    ])
  })

  it('reports data that is over it, and sends it all the same', async () => {
    const { page } = suite
    await openLiveSite(suite)
    await page.evaluate(async () => {
      for (let view = 0; view < 21; view += 1) await analytics.identify('a', { name: `n${view}` })
    })
    expect((await commandsOf(suite)).filter((name) => name === 'update')).toHaveLength(21)
    expect(messagesOf(suite)).toEqual([
      '[Intercom Web (Actions)] Intercom "update": may be lost: Intercom takes 20 in 30 minutes. Send fewer.'
    ])
  })
})
