import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import { DESTINATION } from '../../support/site'
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
    ['rejects', `() => Promise.reject(new Error('secret'))`],
    [
      'gives a token for another user',
      `() => fetch('/token-b').then((response) => response.text())`
    ]
  ])('that %s, the page goes on with nobody named', async (_, answer) => {
    await openVerified(suite, answer)
    await identify('a')
    expect(await userOf('First')).toBeUndefined()
    await suite.page.waitForMessage('setting "getUserToken"')
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
    await page.waitForMessage('setting "getUserToken"')
    const token = tokenFor('a')
    await page.evaluate((given) => {
      ;(window as unknown as VerifiedWindow).answer = () => given
    }, token)
    await identify('a')
    expect(await userOf('Verified')).toBe('a')
  })

  it.each([
    ['token', { intercom_user_jwt: tokenFor('a', 20) }, '{ "integrations": { "Intercom": * } }'],
    ['user hash', { user_hash: hashFor('a') }, '{ "integrations": { "Intercom": * } }'],
    ['hash', { user_hash: hashFor('a') }, `{ "integrations": { "${DESTINATION}": * } }`],
    ['hash', { user_hash: hashFor('a') }, '{ "Intercom": * }']
  ])('a %s that the call gives wins, and none is asked for: %j in %s', async (_, proof, where) => {
    await openVerified(suite)
    await suite.page.evaluate(
      (options) => void analytics.identify('a', { name: 'Ada' }, options),
      JSON.parse(where.replace('*', JSON.stringify(proof))) as object
    )
    expect(await userOf('First')).toBe('a')
    const ofA = suite.net.pings().filter(({ userData }) => userData.user_id)
    expect(ofA).toMatchObject([{ userData: proof }])
    expect(await asked()).toEqual([])
  })
})
