import { about, presetsWith } from '../harness/connect'
import { queued } from '../harness/page'
import { group, identify, startLive, startSession, track, view } from '../harness/session'

beforeEach(() => {
  jest.useFakeTimers()
})

const start = async (mapping: Record<string, unknown> = {}) => {
  const session = await startLive({ subscriptions: presetsWith('identifyUser', mapping) })
  return { ...session, updates: () => session.names().filter((name) => name === 'update').length }
}

const times = <T>(count: number, run: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => run(index))

describe('page views', () => {
  it('are sent only while more than 5 of the 20 updates are left, which is reported', async () => {
    const { send, updates } = await start()
    const reported = times(30, () => send(view())).flat()
    // Intercom counts the boot, too.
    expect(updates()).toBe(14)
    expect(new Set(reported)).toEqual(
      new Set(['Intercom "update": not sent: it tells Intercom nothing new.'])
    )
    expect(reported).toHaveLength(16)
  })

  it('leave room for five updates that tell something new', async () => {
    const { send, intercom, updates } = await start()
    times(30, () => send(view()))
    intercom.mockClear()
    expect(times(5, (index) => send(group(`c${index}`))).flat()).toEqual([])
    expect(updates()).toBe(5)
    expect(send(group('c5'))).toEqual([about('update')])
  })

  it('are sent again 30 minutes later', async () => {
    const { send } = await start()
    times(30, () => {
      jest.advanceTimersByTime(1000)
      send(view())
    })
    expect(send(view())).toEqual([about('update')])
    jest.advanceTimersByTime(30 * 60 * 1000)
    expect(send(view())).toEqual([])
  })

  it('are page views, too, if they only say that the visitor was just here', async () => {
    const { send, updates } = await start({
      custom_traits: { last_request_at: { '@path': '$.properties.time' } }
    })
    times(30, (time) => send({ type: 'page', properties: { time } }))
    expect(updates()).toBe(14)
  })
})

describe('updates that tell something new', () => {
  it('are sent all the same when they are over the budget, and reported', async () => {
    const { send, updates } = await start()
    const reported = times(25, (index) => send(identify('u1', { name: `${index}` }))).flat()
    expect(updates()).toBe(25)
    expect(new Set(reported)).toEqual(
      new Set([
        'Intercom "update": may be lost: Intercom takes 20 updates in 30 minutes. Identify less often.'
      ])
    )
    expect(reported).toHaveLength(6)
  })

  it('are those that take a value back', async () => {
    const { send, updates, intercom } = await start()
    times(30, () => send(view()))
    intercom.mockClear()
    for (const name of ['pro', 'free', 'pro']) send(identify('u1', { name }))
    expect(updates()).toBe(3)
  })

  it('do not fill the memory of a page that makes them up, and are sent all the same', async () => {
    const { send, updates } = await start({ custom_traits: { '@path': '$.traits' } })
    const tell = (index: number): unknown =>
      send({ type: 'page', traits: { [`trait${index}`]: index } })
    times(1100, tell)
    expect(updates()).toBe(1100)
    // The first is forgotten by now.
    tell(0)
    expect(updates()).toBe(1101)
  })
})

describe('the budget', () => {
  it('is not spent by events', async () => {
    const { send } = await start()
    times(100, () => send(track('A')))
    expect(send(view())).toEqual([])
  })

  it('starts afresh with a reset', async () => {
    const { send, reset, updates, intercom } = await start()
    times(30, () => send(view()))
    reset()
    jest.advanceTimersByTime(2000)
    intercom.mockClear()
    times(30, () => send(view()))
    expect(updates()).toBe(14)
  })

  it('is one for a page that loads the plugin again and again', async () => {
    const { updates } = await start()
    for (let count = 0; count < 30; count += 1) (await startSession()).send(view())
    // Each load tells the Messenger of its settings, which is no update of the person.
    expect(updates()).toBe(30 + 14)
  })

  it('has room for nineteen companies that follow the queued boot, and page views are in it', async () => {
    const { send } = await startSession()
    expect(times(30, () => send(view())).flat()).toEqual([])
    expect(times(20, (index) => send(group(`c${index}`))).flat()).toEqual([])
    expect(queued().map(([name]) => name)).toEqual(['boot', ...Array<string>(19).fill('update')])
    expect(send(group('c20'))).toEqual([about('update')])
  })
})
