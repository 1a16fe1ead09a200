import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { arrived } from '../../support/visitor'
import { hashFor, openVerified, tokenFor, unprovenOf, type VerifiedWindow } from './support'

declare const analytics: Analytics

const suite = browserSuite()

const asked = (): Promise<string[]> =>
  suite.page.evaluate(() => (window as unknown as VerifiedWindow).asked)

const pass = (ms: number): Promise<void> =>
  suite.page.evaluate((time) => (window as unknown as VerifiedWindow).pass(time), ms)

/** Calls `track` with the name, and waits for the event at Intercom. Gives whose it is. */
const userOf = async (name: string): Promise<unknown> => {
  const { net, page } = suite
  await page.evaluate((event) => void analytics.track(event), name)
  const event = await net.waitFor(() => net.events().find((each) => each.name === name))
  return event.userData.user_id
}

const identify = (userId: string): Promise<void> =>
  suite.page.evaluate((id) => void analytics.identify(id, { name: 'Ada' }), userId)

/** A page of "a", whose token is accepted and runs out; the server has another, which it gives. */
const openWithRenewal = async (): Promise<string> => {
  await openVerified(suite)
  await identify('a')
  expect(await userOf('First')).toBe('a')
  const renewed = tokenFor('a', 30)
  suite.net.file('/token-a', renewed)
  return renewed
}

afterEach(async () => {
  expect(await unprovenOf(suite)).toEqual([])
})

describe('with getUserToken, in a workspace that enforces verification,', () => {
  it("events arrive as the user's, and the token is asked for once", async () => {
    await openVerified(suite)
    await identify('a')
    expect(await userOf('First')).toBe('a')
    await suite.page.evaluate(() => void analytics.identify('a', { email: 'a@example.com' }))
    expect(await userOf('Second')).toBe('a')
    expect(await asked()).toEqual(['a'])
  })

  it('a page view of a known user names nobody before the token is there', async () => {
    await openVerified(suite)
    await identify('a')
    expect(await userOf('First')).toBe('a')
    await openVerified(suite)
    await suite.page.evaluate(() => void analytics.page())
    expect(await userOf('Second')).toBe('a')
    expect(await asked()).toEqual(['a'])
  })

  it('after a reset nobody is named, and the next person has a token of their own', async () => {
    const { net } = suite
    await openVerified(suite)
    await identify('a')
    expect(await userOf('First')).toBe('a')
    await suite.page.evaluate(() => analytics.reset())
    expect(await userOf('Second')).toBeUndefined()
    await identify('b')
    expect(await userOf('Third')).toBe('b')
    expect(await asked()).toEqual(['a', 'b'])
    expect(net.events().map(({ name }) => name)).toEqual(['First', 'Second', 'Third'])
  })

  it('a reset while the token is on its way ends the wait, and the token goes to nobody', async () => {
    const { net } = suite
    await openVerified(suite, `(userId) => new Promise((give) => (window.give = give))`)
    await identify('a')
    await suite.page.waitFor(() => 'give' in window)
    await suite.page.evaluate(() => analytics.reset())
    expect(await userOf('Afterwards')).toBeUndefined()
    await suite.page.evaluate(
      (token) => (window as unknown as { give: (token: string) => void }).give(token),
      tokenFor('a')
    )
    expect(await userOf('Last')).toBeUndefined()
    expect(JSON.stringify(net.pings())).not.toContain('user_id')
  })

  it('a token is renewed a minute before it expires', async () => {
    const { net } = suite
    const renewed = await openWithRenewal()
    await pass(4 * 60_000 - 10_000)
    expect(await asked()).toEqual(['a'])
    await pass(10_000)
    await net.waitFor(() =>
      net.pings().some(({ userData }) => userData.intercom_user_jwt === renewed)
    )
    expect(await asked()).toEqual(['a', 'a'])
    expect(await userOf('Second')).toBe('a')
  })

  it('an update after the expiry in a tab that slept waits for another token', async () => {
    const { net } = suite
    const renewed = await openWithRenewal()
    await suite.page.evaluate(() => {
      ;(window as unknown as VerifiedWindow).pass(10 * 60_000, true)
      void analytics.identify('a', { name: 'Ada Lovelace' })
    })
    const ping = await net.waitFor(() =>
      net.pings().find(({ userData }) => userData.name === 'Ada Lovelace')
    )
    expect(ping.userData.intercom_user_jwt).toBe(renewed)
  })

  it.each([
    ['throws', `() => { throw new Error('secret') }`, 'no valid token'],
    ['rejects', `() => Promise.reject(new Error('secret'))`, 'no valid token'],
    ['gives no text', `() => ({ token: 'secret' })`, 'no valid token'],
    ['gives no token', `() => 'secret'`, 'no valid token'],
    [
      'gives a token for another user',
      `() => fetch('/token-b').then((response) => response.text())`,
      'no valid token'
    ]
  ])('that %s, the page goes on with nobody named', async (_, answer, message) => {
    await openVerified(suite, answer)
    await identify('a')
    expect(await userOf('First')).toBeUndefined()
    await suite.page.waitForMessage(`setting "getUserToken": ${message}`)
    expect(JSON.stringify(suite.page.console)).not.toContain('secret')
  })

  it('that never settles, the page goes on after 10 s, and the next identify tries again', async () => {
    const { page } = suite
    await openVerified(suite, `() => new Promise(() => {})`)
    await identify('a')
    await page.waitFor(() => (window as unknown as VerifiedWindow).asked.length === 1)
    await pass(9_000)
    expect(suite.net.events()).toEqual([])
    await page.evaluate(() => void analytics.track('Waits'))
    await pass(1_000)
    await arrived(suite, 1, 1)
    expect(suite.net.events()[0]?.userData.user_id).toBeUndefined()
    await page.waitForMessage('setting "getUserToken": no valid token')
    const token = tokenFor('a')
    await page.evaluate((given) => {
      ;(window as unknown as VerifiedWindow).answer = () => given
    }, token)
    await identify('a')
    expect(await userOf('Verified')).toBe('a')
  })

  it('a token that is given with the call wins, and none is asked for', async () => {
    const { net } = suite
    await openVerified(suite)
    const token = tokenFor('a', 20)
    await suite.page.evaluate(
      (jwt) =>
        void analytics.identify(
          'a',
          { name: 'Ada' },
          { integrations: { Intercom: { intercom_user_jwt: jwt } } }
        ),
      token
    )
    expect(await userOf('First')).toBe('a')
    expect(net.pings().map(({ userData }) => userData.intercom_user_jwt)).toContain(token)
    expect(await asked()).toEqual([])
  })

  it('a user hash that is given with the call wins, and no token is asked for', async () => {
    const { net } = suite
    await openVerified(suite)
    const hash = hashFor('a')
    await suite.page.evaluate(
      (user_hash) =>
        void analytics.identify(
          'a',
          { name: 'Ada' },
          { integrations: { Intercom: { user_hash } } }
        ),
      hash
    )
    expect(await userOf('First')).toBe('a')
    expect(net.pings().map(({ userData }) => userData.user_hash)).toContain(hash)
    expect(net.pings().filter(({ userData }) => 'intercom_user_jwt' in userData)).toEqual([])
    expect(await asked()).toEqual([])
  })
})
