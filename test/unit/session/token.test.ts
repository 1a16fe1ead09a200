import type { GetUserToken } from '../../../src'
import { type Event, onNewPage } from '../harness/connect'
import { callDoor, said } from '../harness/page'
import { bootSettings, group, identify, startLive, track, view } from '../harness/session'

const NOW = 1_700_000_000_000
const DAY_MS = 24 * 60 * 60 * 1000

const settle = (ms = 0): Promise<void> => jest.advanceTimersByTimeAsync(ms)

/** A token that expires after `life` (ms), counted from the start of the test. */
const tokenOf = (userId: unknown, life?: number, iat?: number): string => {
  const claims = { user_id: userId, iat, ...(life !== undefined && { exp: (NOW + life) / 1000 }) }
  return `header.${btoa(JSON.stringify(claims))}.signature`
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
})

const start = async (give: GetUserToken = (userId) => tokenOf(userId)) => {
  const getUserToken = jest.fn(give)
  const session = await startLive({ getUserToken }, { source: await onNewPage() })
  return { ...session, getUserToken }
}

describe('an identify of an app that gives tokens', () => {
  it('waits for the token, which is asked for once, and what is called after it waits, too', async () => {
    const { send, intercom, getUserToken } = await start()
    send(identify('a', { name: 'A' }))
    send(track('A'))
    send(identify('a'))
    expect(intercom).not.toHaveBeenCalled()
    await settle()
    send(group('c1'))
    const auth_tokens = { shop: 'secret' }
    callDoor('update', { auth_tokens })
    const intercom_user_jwt = tokenOf('a')
    expect(intercom.mock.calls).toMatchObject([
      ['update', { user_id: 'a', name: 'A', intercom_user_jwt }],
      ['trackEvent', 'A', {}],
      ['update', { user_id: 'a', intercom_user_jwt }],
      ['update', { company: { company_id: 'c1' }, intercom_user_jwt }],
      ['update', { auth_tokens, intercom_user_jwt }]
    ])
    expect(getUserToken.mock.calls).toEqual([['a']])
  })

  it.each<[string, object]>([
    ['names nobody', view()],
    ['has a user_hash', { ...identify('a'), integrations: { Intercom: { user_hash: 'proof' } } }],
    [
      'has a token',
      { ...identify('a'), integrations: { Intercom: { intercom_user_jwt: 'proof' } } }
    ]
  ])('needs no token if it %s', async (_, event) => {
    const { send, names, getUserToken } = await start()
    send(event as ReturnType<typeof view>)
    expect(names()).toEqual(['update'])
    expect(getUserToken).not.toHaveBeenCalled()
  })

  it.each<[string, GetUserToken, number]>([
    ['is refused', () => Promise.reject(new Error('no')), 1],
    ['is for another user', () => tokenOf('b'), 1],
    ['cannot be read', () => 'token', 1],
    ['does not come within 10 seconds', () => new Promise(() => undefined), 0]
  ])(
    'goes on without the user if its token %s; after 30 s, the next one tries again',
    async (_, give, early) => {
      const { send, intercom, getUserToken } = await start(give)
      send(identify('a', { name: 'A', email: 'a@example.com' }))
      await settle(9999)
      expect(intercom).toHaveBeenCalledTimes(early)
      await settle(1)
      expect(intercom.mock.calls).toEqual([['update', { name: 'A' }]])
      expect(said()).toEqual([
        '[Intercom Web (Actions)] setting "getUserToken": no valid token. Check your server.'
      ])
      await settle(30_000 - 10_000 * early - 1)
      for (const event of [view(), identify('a')]) send(event)
      expect(getUserToken).toHaveBeenCalledTimes(1)
      await settle(1)
      send(identify('a'))
      expect(getUserToken).toHaveBeenCalledTimes(2)
    }
  )

  it('is sent as an anonymous one if it has an email alone, which is reported', async () => {
    const { send, intercom, getUserToken } = await start()
    const email = 'a@example.com'
    const event: Event = { type: 'identify', traits: { email, name: 'A' } }
    expect(send(event)).toEqual([])
    expect(intercom.mock.calls).toEqual([['update', { name: 'A' }]])
    expect(said()).toEqual([
      '[Intercom Web (Actions)] setting "email": left out: getUserToken needs a user_id. Map it.'
    ])
    expect(getUserToken).not.toHaveBeenCalled()
  })
})

describe('a token', () => {
  it('is read in any alphabet, and in the one of URLs', async () => {
    const id = 'Zoë ???>>>~~~'
    const claims = Buffer.from(JSON.stringify({ user_id: id })).toString('base64')
    expect(claims).toMatch(/\+.*\/|\/.*\+/)
    const token = `header.${claims.replace(/\+/g, '-').replace(/\//g, '_')}.signature`
    const { send, intercom } = await start(() => token)
    send(identify(id))
    await settle()
    expect(intercom.mock.calls).toEqual([['update', { user_id: id, intercom_user_jwt: token }]])
  })

  it('is asked for again for another user, and not used for them', async () => {
    const { send, intercom, getUserToken } = await start()
    for (const id of ['a', 'b']) {
      send(identify(id))
      await settle(1100)
    }
    expect(getUserToken.mock.calls).toEqual([['a'], ['b']])
    expect(intercom.mock.calls.slice(1)).toEqual([
      ['shutdown'],
      ['boot', bootSettings],
      ['update', { user_id: 'b', intercom_user_jwt: tokenOf('b') }]
    ])
  })

  it('that has just come counts, although it seems to have expired on a page whose clock is fast', async () => {
    const { send, intercom } = await start(() => tokenOf('a', 0))
    send(identify('a'))
    await settle()
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'a', intercom_user_jwt: tokenOf('a', 0) }]
    ])
  })

  it('counts for its whole life then', async () => {
    const { send, getUserToken } = await start(() => tokenOf('a', -60_000, NOW / 1000 - 660))
    send(identify('a'))
    await settle(539_999)
    expect(getUserToken).toHaveBeenCalledTimes(1)
    await settle(1)
    expect(getUserToken).toHaveBeenCalledTimes(2)
  })

  it.each([
    ['that never expires', undefined, DAY_MS],
    ['that lives longer than a timer of a browser can run', 30 * DAY_MS, DAY_MS],
    ['of five minutes', 300_000, 239_999],
    ['of a minute', 60_000, 29_999]
  ])('%s is not renewed too early', async (_, life, ms) => {
    const { send, getUserToken } = await start((userId) => tokenOf(userId, life))
    send(identify('a'))
    await settle(ms)
    expect(getUserToken).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['a minute before it expires', 300_000, 240_000],
    ['after half of its minute', 60_000, 30_000]
  ])('is renewed %s, by an update of its own', async (_, life, ms) => {
    const { send, intercom } = await start((userId) => tokenOf(userId, Date.now() - NOW + life))
    send(identify('a'))
    await settle(ms)
    const intercom_user_jwt = tokenOf('a', ms + life)
    expect(intercom).toHaveBeenLastCalledWith('update', { user_id: 'a', intercom_user_jwt })
  })

  it.each(['reset', 'shutDown'] as const)('is renewed for nobody after a %s', async (end) => {
    const session = await start((userId) => tokenOf(userId, 300_000))
    session.send(identify('a'))
    session.send(track('A'))
    await settle(239_000)
    session[end]()
    await settle(61_000)
    expect(session.names().filter((name) => name === 'update')).toHaveLength(1)
    session.send(view())
    expect(JSON.stringify(session.intercom.mock.lastCall)).not.toContain('jwt')
  })

  it('is asked for once after the machine has slept, and for nobody after a logout', async () => {
    const { send, reset, getUserToken } = await start((userId) =>
      tokenOf(userId, Date.now() - NOW + 3_600_000)
    )
    send(identify('a'))
    await settle()
    // Timers stand still meanwhile.
    jest.setSystemTime(Date.now() + 7_200_000)
    send(identify('a', { name: 'A' }))
    await settle(3_600_000)
    expect(getUserToken).toHaveBeenCalledTimes(3)
    reset()
    await settle(7_200_000)
    expect(getUserToken).toHaveBeenCalledTimes(3)
  })

  it('that has expired and cannot be renewed keeps updates back, which is reported, and no event', async () => {
    let isDown = false
    const { send, names, intercom } = await start((userId) =>
      isDown ? Promise.reject(new Error('down')) : tokenOf(userId, 300_000)
    )
    send(identify('a'))
    await settle()
    isDown = true
    // It is asked for at 240 s, at 300 s in vain, and no sooner than 30 s after that.
    await settle(300_000)
    send(identify('a', { name: 'A' }))
    await settle()
    intercom.mockClear()
    expect(send(identify('a', { name: 'B' }))).toEqual([
      `Intercom "update": not sent: the token has expired. Check getUserToken.`
    ])
    send(track('B'))
    expect(names()).toEqual(['trackEvent'])
  })
})
