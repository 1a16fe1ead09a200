import { page, turn } from '../harness/page'
import { bootSettings, group, identify, startLive, track, view } from '../harness/session'

beforeEach(() => {
  jest.useFakeTimers()
})

// An update has a second to leave.
const later = (): void => {
  jest.advanceTimersByTime(1100)
}

describe('another person without a reset', () => {
  it('is a shutdown and a boot with the new attributes, never an update over the old identity', async () => {
    const { send, intercom } = await startLive()
    send(identify('a', { name: 'A', email: 'a@example.com' }))
    later()
    send(identify('b', { name: 'B' }))
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'a', name: 'A', email: 'a@example.com' }],
      ['shutdown'],
      ['boot', { ...bootSettings, user_id: 'b', name: 'B' }]
    ])
  })

  it('comes after what the one before has done has had time to leave, in call order', async () => {
    const { send, intercom } = await startLive()
    for (const id of ['a', 'b', 'c']) {
      send(identify(id))
      send(track(id))
      send(group(id))
    }
    expect(intercom).toHaveBeenCalledTimes(3)
    jest.advanceTimersByTime(4000)
    const company = (company_id: string): unknown => ['update', { company: { company_id } }]
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'a' }],
      ['trackEvent', 'a', {}],
      company('a'),
      ['shutdown'],
      ['boot', { ...bootSettings, user_id: 'b' }],
      ['trackEvent', 'b', {}],
      company('b'),
      ['shutdown'],
      ['boot', { ...bootSettings, user_id: 'c' }],
      ['trackEvent', 'c', {}],
      company('c')
    ])
  })

  it.each([
    [49, ['trackEvent']],
    [50, ['trackEvent', 'shutdown', 'boot']]
  ])('waits for an event until 50 ms after it: %p ms', async (ms, expected) => {
    const { send, names, intercom } = await startLive()
    send(identify('a'))
    later()
    intercom.mockClear()
    send(track('Seen by A'))
    jest.advanceTimersByTime(ms)
    send(identify('b'))
    expect(names()).toEqual(expected)
    jest.advanceTimersByTime(60)
    expect(names()).toEqual(['trackEvent', 'shutdown', 'boot'])
  })

  it.each<[unknown, unknown]>([
    ['a', 'b'],
    [1, 2]
  ])('is noticed by the ID, text or number, although a view named nobody: %p', async (a, b) => {
    const { send, names } = await startLive()
    send({ type: 'identify', userId: a })
    send(view())
    later()
    send({ type: 'identify', userId: b })
    expect(names()).toEqual(['update', 'update', 'shutdown', 'boot'])
  })

  it('is noticed against the user that the page itself has given', async () => {
    page.intercomSettings = { user_id: 'a', name: 'A', alignment: 'left' }
    const { send, intercom } = await startLive()
    send(identify('b'))
    later()
    expect(intercom.mock.calls).toEqual([['shutdown'], ['boot', { ...bootSettings, user_id: 'b' }]])
    expect(page.intercomSettings).toEqual({ alignment: 'left', ...bootSettings })
  })

  it('sends the one before away at once when the page is left meanwhile', async () => {
    const { send, names } = await startLive()
    send(identify('a'))
    send(identify('b'))
    turn('pagehide')
    expect(names()).toEqual(['update', 'shutdown'])
  })
})

describe('the same person', () => {
  it('is one who was anonymous before, whose ID is missing for a while, or of another type', async () => {
    const { send, names } = await startLive()
    send(view())
    for (const userId of ['7', null, 7]) send({ type: 'identify', userId })
    send(group('c1'))
    later()
    expect(new Set(names())).toEqual(new Set(['update']))
  })
})
