import { callDoor, listen, page, queued, throwing, turn, wholeQueue } from '../harness/page'
import {
  bootSettings,
  group,
  identify,
  startLive,
  startSession,
  track,
  view
} from '../harness/session'

beforeEach(() => {
  jest.useFakeTimers()
})

// An update has a second to leave.
const later = (): void => {
  jest.advanceTimersByTime(1100)
}

it('another person without a reset is noticed against the user that the page itself has given', async () => {
  page.intercomSettings = { user_id: 'a', name: 'A', alignment: 'left' }
  const { send, intercom } = await startLive()
  send(identify('b'))
  later()
  expect(intercom.mock.calls).toEqual([['shutdown'], ['boot', { ...bootSettings, user_id: 'b' }]])
  expect(page.intercomSettings).toEqual({ alignment: 'left', ...bootSettings })
})

it('of three users in quick succession, the second one loses nothing', async () => {
  const { call, send, visitor, intercom } = await startLive()
  send(identify('a'))
  later()
  intercom.mockClear()
  Object.assign(visitor, { userId: 'b', count: 1 })
  const slow = call(track('Of B'))
  Object.assign(visitor, { userId: 'c', count: 2 })
  expect(slow()).toEqual([])
  send(identify('c'))
  jest.advanceTimersByTime(5000)
  expect(intercom.mock.calls).toEqual([
    ['shutdown'],
    ['boot', bootSettings],
    ['trackEvent', 'Of B', {}],
    ['shutdown'],
    ['boot', { ...bootSettings, user_id: 'c' }]
  ])
})

describe('another visitor of whom nobody was told', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['is another user, from another tab', { userId: 'b', count: 1 }, true],
    ['is another user, whom identify named without a reset', { userId: 'b' }, true],
    ['is nobody, since user().reset()', { userId: null, count: 1 }, true],
    ['is the same user with another anonymous ID, since setAnonymousId()', { count: 1 }, false],
    ['is the same user with no user ID for a while', { userId: null }, false]
  ])('%s: their event is in a visit of its own or not', async (_, change, isAnother) => {
    const { call, send, visitor, names, intercom } = await startLive()
    send(identify('a'))
    later()
    intercom.mockClear()
    const slow = call(track('Of A'))
    Object.assign(visitor, change)
    send(track('B'))
    expect(slow()).toEqual([])
    jest.advanceTimersByTime(100)
    send(track('C'))
    const boundary = isAnother ? ['shutdown', 'boot'] : []
    expect(names()).toEqual(['trackEvent', ...boundary, 'trackEvent', 'trackEvent'])
    const order = isAnother ? ['Of A', 'B', 'C'] : ['B', 'Of A', 'C']
    const events = intercom.mock.calls.filter(([name]) => name === 'trackEvent') as string[][]
    expect(events.map(([, name]) => name)).toEqual(order)
  })

  it('is told apart after a reset, although the app keeps the anonymous ID', async () => {
    const { call, send, reset, visitor, names } = await startLive()
    send(identify('a'))
    later()
    const late = [call(track('Late')), call(identify('a'))]
    reset()
    visitor.count -= 1
    send(track('B'))
    later()
    send(identify('b'))
    for (const perform of late) expect(perform()).toHaveLength(1)
    later()
    expect(names()).toEqual(['update', 'shutdown', 'boot', 'trackEvent', 'update'])
    reset()
    visitor.count -= 1
    turn('pagehide')
    expect(names().at(-1)).toBe('shutdown')
  })

  it('is told apart by what each event says, however late it is performed', async () => {
    const { call, reset, visitor, intercom } = await startLive()
    const performs = [call(track('A1'))]
    reset()
    performs.push(call(track('B1')), call(identify('u2')))
    Object.assign(visitor, { userId: null, count: 2 })
    performs.push(call(track('C1')))
    for (const perform of performs) expect(perform()).toEqual([])
    jest.advanceTimersByTime(5000)
    expect(intercom.mock.calls).toEqual([
      ['trackEvent', 'A1', {}],
      ['shutdown'],
      ['boot', bootSettings],
      ['trackEvent', 'B1', {}],
      ['update', { user_id: 'u2' }],
      ['shutdown'],
      ['boot', bootSettings],
      ['trackEvent', 'C1', {}]
    ])
  })
})

describe('an odd command of the page', () => {
  it.each<[string, unknown[] | undefined, string]>([
    ['without any detail', undefined, 'call'],
    ['that is a symbol', [Symbol('odd')], 'call'],
    ['that updates with text', ['update', 'odd'], 'call'],
    ['that updates with nothing', ['update'], ''],
    ['with a BigInt', ['update', { odd: 1n }], 'call'],
    [
      'that throws when it is read',
      ['update', Object.defineProperty({}, 'odd', { enumerable: true, get: throwing })],
      'call'
    ]
  ])('%s stops nothing, and the reset after it still logs out', async (_, detail, key) => {
    const { send, reset, names } = await startLive()
    const told = listen()
    const event = 'intercom-destination:call'
    if (detail) callDoor(...detail)
    else window.dispatchEvent(new Event(event))
    send(track('A'))
    reset()
    jest.advanceTimersByTime(3100)
    expect(names().slice(-3)).toEqual(['trackEvent', 'shutdown', 'boot'])
    const dropped = told.flatMap((one) => (one.type === 'dropped' ? [one.key] : []))
    expect([...new Set(dropped)]).toEqual(key ? [key] : [])
  })

  it('in the queue of a stub is no command of ours, and stays there', async () => {
    const { send, reset } = await startSession()
    const odd = [Symbol('odd'), 1, null, {}, [Symbol('odd')]]
    wholeQueue().push(...(odd as never[]))
    for (const event of [identify('a'), track('A')]) send(event)
    reset()
    jest.advanceTimersByTime(10_000)
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings], ...odd])
  })
})

it('the same person is one who was anonymous before, whose ID is missing for a while, or of another type', async () => {
  const { send, names } = await startLive()
  send(view())
  for (const userId of ['7', null, 7]) send({ type: 'identify', userId })
  send(group('c1'))
  later()
  expect(new Set(names())).toEqual(new Set(['update']))
})
