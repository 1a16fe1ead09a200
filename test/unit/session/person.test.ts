import { page } from '../harness/page'
import { bootSettings, group, identify, startLive, track, view } from '../harness/session'

beforeEach(() => {
  jest.useFakeTimers()
})

// An update has a second to leave.
const later = (): void => {
  jest.advanceTimersByTime(1100)
}

describe('another person without a reset', () => {
  it('waits 50 ms, so that the events before it can leave', async () => {
    const { send, names, intercom } = await startLive()
    send(identify('a'))
    later()
    intercom.mockClear()
    send(track('Seen by A'))
    send(identify('b'))
    jest.advanceTimersByTime(49)
    expect(names()).toEqual(['trackEvent'])
    jest.advanceTimersByTime(1)
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
    jest.advanceTimersByTime(50)
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
})

it('the same person is one who was anonymous before, whose ID is missing for a while, or of another type', async () => {
  const { send, names } = await startLive()
  send(view())
  for (const userId of ['7', null, 7]) send({ type: 'identify', userId })
  send(group('c1'))
  later()
  expect(new Set(names())).toEqual(new Set(['update']))
})
