import { updatesLeft, withUpdate } from '../../../src/session/budget'
import { installMessenger, queued } from '../harness/page'
import { identify, group, startSession, track, view } from '../harness/session'

let intercom: jest.Mock

beforeEach(() => {
  jest.useFakeTimers()
  intercom = installMessenger()
})

const impression =
  'Intercom "update": not sent: it tells nothing new. Intercom takes 20 in 30 minutes.'

const over = 'Intercom "update": may be lost: Intercom takes 20 in 30 minutes. Send fewer.'

const updates = (): number => intercom.mock.calls.filter(([name]) => name === 'update').length

describe('page views', () => {
  it('are sent only while more than 5 of the 20 updates are left', async () => {
    const { send } = await startSession()
    const named = Array.from({ length: 30 }, () => send(view())).flat()
    expect(updates()).toBe(15)
    expect(named).toEqual(Array.from({ length: 16 }, () => impression))
  })

  it('leave room for five updates that tell something new', async () => {
    const { send } = await startSession()
    for (let count = 0; count < 30; count += 1) send(view())
    intercom.mockClear()
    for (let count = 0; count < 5; count += 1) expect(send(group(`c${count}`))).toEqual([])
    expect(updates()).toBe(5)
  })

  it('are sent again 30 minutes later', async () => {
    const { send } = await startSession()
    for (let count = 0; count < 30; count += 1) send(view())
    jest.advanceTimersByTime(30 * 60 * 1000)
    intercom.mockClear()
    expect(send(view())).toEqual([])
    expect(updates()).toBe(1)
  })

  it('are page views, too, if they only say that the visitor was just here', async () => {
    const { send } = await startSession({
      subscriptions: [
        {
          name: 'Page',
          enabled: true,
          subscribe: 'type = "page"',
          partnerAction: 'identifyUser',
          mapping: { custom_traits: { last_request_at: { '@path': '$.properties.time' } } }
        }
      ]
    })
    for (let time = 0; time < 30; time += 1) send({ type: 'page', properties: { time } })
    expect(updates()).toBe(15)
  })
})

describe('updates that tell something new', () => {
  it('are sent all the same when they are over the budget, and reported', async () => {
    const { send } = await startSession()
    const named = Array.from({ length: 25 }, (_, count) =>
      send(identify('u1', { name: `${count}` }))
    )
    expect(updates()).toBe(26)
    expect(named.flat()).toEqual(Array.from({ length: 6 }, () => over))
  })

  it('are those that take a value back', async () => {
    const { send } = await startSession()
    for (let count = 0; count < 30; count += 1) send(view())
    intercom.mockClear()
    for (const name of ['pro', 'free', 'pro']) send(identify('u1', { name }))
    expect(updates()).toBe(3)
  })
})

describe('the budget', () => {
  it('is not spent by events', async () => {
    const { send } = await startSession()
    for (let count = 0; count < 100; count += 1) send(track('A'))
    expect(send(view())).toEqual([])
  })

  it('starts afresh with a reset', async () => {
    const { send, reset } = await startSession()
    for (let count = 0; count < 30; count += 1) send(view())
    reset()
    jest.advanceTimersByTime(2000)
    intercom.mockClear()
    for (let count = 0; count < 30; count += 1) send(view())
    expect(updates()).toBe(14)
  })

  it('has room for nineteen companies that follow the queued boot', async () => {
    Reflect.deleteProperty(window, 'Intercom')
    const { send } = await startSession()
    const reported = Array.from({ length: 20 }, (_, index) => send(group(`c${index}`))).flat()
    expect(queued().map(([name]) => name)).toEqual(['boot', ...Array<string>(19).fill('update')])
    expect(reported).toEqual([])
    expect(send(group('c20'))).toEqual([over])
  })

  it('counts page views that come a second apart together', async () => {
    const { send } = await startSession()
    for (let count = 0; count < 30; count += 1) {
      jest.advanceTimersByTime(1000)
      send(view())
    }
    expect(updates()).toBeLessThan(20)
  })

  it('does not keep page views out of the boot that waits', async () => {
    Reflect.deleteProperty(window, 'Intercom')
    const { send } = await startSession()
    for (let count = 0; count < 30; count += 1) expect(send(view())).toEqual([])
    expect(queued()).toHaveLength(1)
  })
})

describe('what a page makes up without end', () => {
  it('does not stay in memory, and is sent all the same', async () => {
    const { send } = await startSession({
      subscriptions: [
        {
          name: 'All',
          enabled: true,
          subscribe: 'type = "identify"',
          partnerAction: 'identifyUser',
          mapping: { custom_traits: { '@path': '$.traits' } }
        }
      ]
    })
    for (let count = 0; count < 2500; count += 1)
      send({ type: 'identify', traits: { [`trait${count}`]: count } })
    expect(updates()).toBe(2501)
  })
})

describe('the times of updates', () => {
  it('are those of the last 20, so that a page that stays open remembers no more', () => {
    let sent: number[] = []
    for (let now = 1; now <= 50; now += 1) sent = withUpdate(sent, now)
    expect(sent).toHaveLength(20)
    expect(updatesLeft(sent, 50)).toBe(0)
  })
})
