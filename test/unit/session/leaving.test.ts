import type { Options } from '../../../src'
import { onNewPage } from '../harness/connect'
import {
  callDoor,
  callIntercom,
  installForeignStub,
  listen,
  page,
  queued,
  scripts,
  tell,
  turn
} from '../harness/page'
import { bootSettings, group, identify, startLive, startSession, track } from '../harness/session'

const KEY = 'segment-intercom-web:abc'
const NOW = 1_700_000_000_000
const HALF_AN_HOUR = 30 * 60 * 1000

interface Kept {
  at: number
  visitor: object
  items: { at: number; command: unknown[] }[]
}

const kept = (): Kept | undefined =>
  JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | undefined

const keptCommands = (): unknown[][] => (kept()?.items ?? []).map(({ command }) => command)

/** The reasons that are reported from now on. */
const listenForLoss = (): (() => string[]) => {
  const told = listen()
  return () => told.flatMap((detail) => ('reason' in detail ? [detail.reason] : []))
}

/** A session with a Messenger that Intercom has not answered. */
const startUnanswered = (options: Partial<Options> = {}) =>
  startLive(options, { isAnswered: false })

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
})

describe('when the page is left before the first answer', () => {
  it('a page that comes back, even after half an hour, boots again and sends all of it, once', async () => {
    const { send, intercom } = await startUnanswered()
    send(identify('a'))
    send(track('A'))
    turn('pagehide')
    intercom.mockClear()
    jest.setSystemTime(NOW + HALF_AN_HOUR + 1)
    turn('pageshow')
    expect(intercom.mock.calls).toEqual([
      ['boot', { ...bootSettings, user_id: 'a' }],
      ['trackEvent', 'A', {}]
    ])
    expect(kept()).toBeNull()
  })

  it('each company is kept', async () => {
    const { send } = await startUnanswered()
    for (const id of ['c1', 'c2']) send(group(id))
    turn('pagehide')
    expect(keptCommands()).toEqual(
      ['c1', 'c2'].map((company_id) => ['update', { company: { company_id } }])
    )
  })

  it('what waits is reported if the script has failed: it would fail on the next page, too', async () => {
    jest.spyOn(console, 'warn').mockReturnValue()
    const options = { getUserToken: () => new Promise<string>(() => undefined) }
    const { send } = await startSession(options, { source: await onNewPage() })
    send(identify('a'))
    send(track('A'))
    scripts()[0]?.dispatchEvent(new Event('error'))
    jest.advanceTimersByTime(100)
    const losses = listenForLoss()
    turn('pagehide')
    expect(losses()).toEqual(Array(2).fill('not sent: the Messenger did not load.'))
    expect(kept()).toBeNull()
  })

  it('both events of one task are told as lost if the page stops right after them', async () => {
    const { send } = await startLive()
    const losses = listenForLoss()
    for (const name of ['A', 'B']) send(track(name))
    tell('stop')
    expect(losses()).toHaveLength(2)
  })

  it.each([
    ['the first 100 commands', 100, 'x', 100],
    ['the first 100 commands', 101, 'x', 100],
    ['50,000 characters', 10, 'x'.repeat(9000), 5]
  ])(
    '%s are kept, of %d; each that is over is dropped and reported',
    async (_, count, name, expected) => {
      const { send } = await startUnanswered()
      const losses = listenForLoss()
      for (let index = 0; index < count; index += 1) send(track(name))
      turn('pagehide')
      expect(keptCommands()).toHaveLength(expected)
      const isOver = 'not sent: the browser cannot keep it.'
      expect(losses()).toEqual(Array.from({ length: count - expected }, () => isOver))
    }
  )

  it('of a stub only this plugin’s own events are kept and leave it', async () => {
    const { q } = installForeignStub()
    const { send } = await startSession()
    q.push(['trackEvent', 'Of the page'], null as never)
    send(track('A'))
    turn('pagehide')
    expect(keptCommands()).toEqual([['trackEvent', 'A', {}]])
    expect(queued()).toEqual([['update', bootSettings], ['trackEvent', 'Of the page'], null])
  })

  it('what waits for a token is kept, and so is a user whom only the token would have named', async () => {
    const { send } = await startUnanswered({ getUserToken: () => new Promise(() => undefined) })
    send(identify('a', { name: 'A' }))
    send(track('A'))
    turn('pagehide')
    expect(keptCommands()).toEqual([
      ['update', { user_id: 'a' }],
      ['update', { user_id: 'a', name: 'A' }],
      ['trackEvent', 'A', {}]
    ])
  })

  it.each<[string, Partial<Options>, object]>([
    ['user_hash', {}, { name: 'A' }],
    ['intercom_user_jwt', {}, { name: 'A' }],
    // The next page asks for a token of its own.
    ['user_hash', { getUserToken: () => '' }, { user_id: 'a', email: 'a@example.com', name: 'A' }]
  ])('a %s is left out with what it vouches for', async (proof, options, attributes) => {
    const { send } = await startUnanswered(options)
    const traits = { name: 'A', email: 'a@example.com' }
    send({ ...identify('a', traits), integrations: { Intercom: { [proof]: 'secret' } } })
    turn('pagehide')
    expect(keptCommands()).toEqual([['update', attributes]])
  })

  it('auth_tokens are left out alone: they vouch for nobody', async () => {
    await startUnanswered()
    callDoor('update', { user_id: 'a', auth_tokens: { shop: 'secret' } })
    turn('pagehide')
    expect(keptCommands()).toEqual([['update', { user_id: 'a' }]])
  })
})

it.each([
  [999, [['update', { user_id: 'a', name: 'A' }]]],
  [1000, []]
])(
  'when the page is left %d ms after an update, and the answer, this is kept: %j',
  async (ms, expected) => {
    const { send } = await startLive()
    send(identify('a', { name: 'A' }))
    jest.advanceTimersByTime(ms)
    turn('pagehide')
    expect(keptCommands()).toEqual(expected)
  }
)

describe('nothing is kept when the page is left', () => {
  it.each<[string, () => void]>([
    [
      'without a Messenger',
      () => {
        page.Intercom = undefined
      }
    ],
    ['stopped', () => void tell('stop')],
    ['shut down by itself', () => callIntercom('shutdown')]
  ])('%s', async (_, change) => {
    const { send } = await startSession()
    send(track('A'))
    change()
    turn('pagehide')
    expect(kept()).toBeNull()
  })
})

describe('what the last page has kept', () => {
  const itemsOf = (at: number): Kept['items'] => [
    { at, command: ['update', { name: 'A' }] },
    { at, command: ['trackEvent', 'A', {}] }
  ]

  /** The next page, on which Analytics.js knows the visitor. */
  const startAs = (userId: string | null, anonymousId: string | undefined = 'anonymous') =>
    startSession(
      {},
      { more: { user: () => ({ id: () => userId, anonymousId: () => anonymousId }) } }
    )

  const put = (given: Partial<Kept>): void => {
    const visitor = { userId: '', anonymousId: 'anonymous' }
    const whole = { at: NOW, visitor, items: itemsOf(NOW), ...given }
    sessionStorage.setItem(KEY, JSON.stringify(whole))
  }

  it.each<[string, Partial<Kept>, string | null]>([
    ['the same', {}, null],
    ['identified since', {}, 'a'],
    ['the same user', { visitor: { userId: 'a', anonymousId: 'anonymous' } }, 'a'],
    ['there half an hour ago', { items: itemsOf(NOW - HALF_AN_HOUR + 1) }, null]
  ])('goes first, once, if the visitor is %s', async (_, given, userId) => {
    put(given)
    const { send } = await startAs(userId)
    send(track('B'))
    expect(queued()).toEqual([
      ['boot', { ...bootSettings, name: 'A' }],
      ['trackEvent', 'A', {}],
      ['trackEvent', 'B', {}]
    ])
    expect(kept()).toBeNull()
  })

  it('is kept once more if it still waits, and stays as old as it is', async () => {
    const items = itemsOf(NOW - HALF_AN_HOUR + 1)
    put({ items })
    await startAs(null)
    turn('pagehide')
    expect(kept()?.items).toMatchObject(items)
  })

  it.each<[string, Partial<Kept>, string]>([
    ['somebody else', { visitor: { userId: '', anonymousId: 'other' } }, 'anonymous'],
    ['nobody that Segment knows', {}, ''],
    ['there more than half an hour ago', { items: itemsOf(NOW - HALF_AN_HOUR) }, 'anonymous']
  ])('is dropped and reported if the visitor is %s', async (_, given, anonymousId) => {
    put(given)
    const losses = listenForLoss()
    await startAs(null, anonymousId)
    expect(queued()).toEqual([['boot', bootSettings]])
    const reason = 'not sent: it was kept for another visitor, or for too long.'
    expect(losses()).toEqual([reason, reason])
  })

  it('is left to the App ID that it is for', async () => {
    put({})
    await startSession({ appId: 'other' })
    expect(queued()).toEqual([['boot', { ...bootSettings, app_id: 'other' }]])
    expect(kept()?.items).toEqual(itemsOf(NOW))
  })

  it('is not sent by a page that starts stopped', async () => {
    page.intercomSettings = { disabled: true }
    put({})
    await startAs(null)
    expect(page.Intercom).toBeUndefined()
  })
})

describe('a page that comes back from the back/forward cache', () => {
  it.each<[string, string | null, boolean, number, string[], number]>([
    ['ends the visit if another page knows another user', 'a', true, 1100, ['shutdown', 'boot'], 0],
    ['drops and reports what it has kept of the last one then', 'a', false, 0, ['boot'], 1],
    ['goes on if another page has identified the visitor', null, true, 1100, [], 0],
    ['sends nothing once more that Intercom was about to send', null, true, 9, [], 0]
  ])('%s', async (_, before, isAnswered, ms, expected, lost) => {
    const user = { id: jest.fn(() => before), anonymousId: () => 'anonymous' }
    const { send, names, intercom } = await startLive(
      {},
      { isAnswered, more: { user: () => user } }
    )
    send({ ...track('A'), userId: before })
    jest.advanceTimersByTime(ms)
    turn('pagehide')
    intercom.mockClear()
    user.id.mockReturnValue('b')
    const losses = listenForLoss()
    turn('pageshow')
    jest.advanceTimersByTime(4000)
    expect(names()).toEqual(expected)
    expect(losses()).toHaveLength(lost)
  })
})
