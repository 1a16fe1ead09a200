import { about, contextOf, type Event, onNewPage } from '../harness/connect'
import { callIntercom, listen, page, queued, said, throwing, turn } from '../harness/page'
import {
  bootSettings,
  group,
  identify,
  startLive as startUnknown,
  startSession,
  track,
  view
} from '../harness/session'

const LATE = 'not sent: it ran after analytics.reset(). Await it first.'

beforeEach(() => {
  jest.useFakeTimers()
})

/** A session with a real Messenger that knows the user "a", all of whose commands have left. */
const startLive = async () => {
  const session = await startUnknown()
  session.send(identify('a', { name: 'A' }))
  jest.advanceTimersByTime(1000)
  session.intercom.mockClear()
  return session
}

describe('a reset', () => {
  it('is a shutdown and a boot without identity, 50 ms later, and leaves no timer', async () => {
    const { reset, intercom } = await startLive()
    expect(jest.getTimerCount()).toBe(0)
    reset()
    jest.advanceTimersByTime(49)
    expect(intercom).not.toHaveBeenCalled()
    jest.advanceTimersByTime(1)
    expect(intercom.mock.calls).toEqual([['shutdown'], ['boot', bootSettings]])
    jest.advanceTimersByTime(50)
    expect(jest.getTimerCount()).toBe(0)
  })

  it('takes identity and custom attributes out of window.intercomSettings, and leaves the rest', async () => {
    const { reset } = await startLive()
    const settings = { alignment: 'left', hide_default_launcher: true, ...bootSettings }
    const person = { user_id: 'a', user_hash: 'hash', plan: 'pro', company: { company_id: 'c1' } }
    page.intercomSettings = { ...settings, ...person }
    reset()
    jest.advanceTimersByTime(50)
    expect(page.intercomSettings).toEqual(settings)
  })

  it('deletes what Intercom keeps of the visitor in the browser, and of no other workspace', async () => {
    const { reset } = await startLive()
    for (const name of ['intercom-id-abc', 'intercom-session-abc', 'intercom-id-other', 'other'])
      document.cookie = `${name}=1; path=/`
    const state = 'intercom.intercom-state-'
    for (const key of [`${state}abc`, `${state}abc-abc`, `${state}abcd`, 'mine'])
      localStorage.setItem(key, '1')
    reset()
    jest.advanceTimersByTime(50)
    expect(document.cookie.split('; ').sort()).toEqual(['intercom-id-other=1', 'other=1'])
    expect(Object.keys(localStorage).sort()).toEqual([`${state}abcd`, 'mine'])
  })

  it('gives an event of the old person that is performed meanwhile its own 50 ms', async () => {
    const { call, reset, names } = await startLive()
    const slow = call(track('Slow'))
    reset()
    jest.advanceTimersByTime(40)
    slow()
    jest.advanceTimersByTime(49)
    expect(names()).toEqual(['trackEvent'])
    jest.advanceTimersByTime(1)
    expect(names()).toEqual(['trackEvent', 'shutdown', 'boot'])
  })

  it('drops and reports what the old person does later still', async () => {
    const { call, reset, names } = await startLive()
    const late = [call(track('Late')), call(identify('a', { name: 'A' }))]
    reset()
    jest.advanceTimersByTime(60)
    expect(late.flatMap((perform) => perform())).toEqual([
      `Intercom "trackEvent": ${LATE}`,
      `Intercom "update": ${LATE}`
    ])
    expect(names()).toEqual(['shutdown', 'boot'])
  })

  it('is one with a second that follows at once, and no later than the first', async () => {
    const { reset, send, names } = await startLive()
    reset()
    jest.advanceTimersByTime(40)
    reset()
    jest.advanceTimersByTime(10)
    expect(names()).toEqual(['shutdown', 'boot'])
    jest.advanceTimersByTime(500)
    send(track('A'))
    expect(names().at(-1)).toBe('trackEvent')
  })

  it('holds 1,000 commands of the next person; what is over is dropped and reported', async () => {
    const { reset, send, names } = await startLive()
    reset()
    for (let count = 0; count < 1000; count += 1) expect(send(track(`Event ${count}`))).toEqual([])
    expect(send(track('Over'))).toEqual([
      'Intercom "trackEvent": not sent: 1000 commands wait already.'
    ])
    jest.advanceTimersByTime(50)
    expect(names().filter((name) => name === 'trackEvent')).toHaveLength(1000)
  })

  it('knows of the last 1,000 events on their way that they belong before it', async () => {
    const { call, reset } = await startLive()
    const performs = Array.from({ length: 1001 }, (_, index) => call(track(`Event ${index}`)))
    reset()
    jest.advanceTimersByTime(60)
    const [oldest, next] = performs.map((perform) => perform())
    expect([oldest, next]).toEqual([[], [about('trackEvent')]])
  })

  it('of an Analytics.js that tells of no event still takes effect', async () => {
    const { analytics, send, names } = await startLive()
    analytics.emit('dispatch_start')
    analytics.emit('dispatch_start', {} as never)
    analytics.emit('dispatch_start', contextOf({ type: 'track', messageId: '' }))
    send({ type: 'track', event: 'A', messageId: undefined })
    analytics.emit('reset')
    send({ type: 'track', event: 'B', messageId: undefined })
    jest.advanceTimersByTime(60)
    expect(names()).toEqual(['trackEvent', 'shutdown', 'boot', 'trackEvent'])
  })

  it('that fails is reported, and never throws into the app', async () => {
    const { reset } = await startSession({}, { source: await onNewPage() })
    Object.defineProperty(window, 'intercomSettings', { configurable: true, get: throwing })
    expect(reset).not.toThrow()
    expect(said()).toEqual(['[Intercom Web (Actions)] analytics.reset() failed. Reload the page.'])
  })

  it('of a Messenger or a browser that throws never throws into the app either', async () => {
    const { reset } = await startLive()
    page.Intercom = throwing
    jest.spyOn(document, 'cookie', 'set').mockImplementation(throwing)
    expect(reset).not.toThrow()
    expect(() => jest.advanceTimersByTime(100)).not.toThrow()
  })
})

describe('a reset right before the page is left', () => {
  it('shuts down at once, and once; what the old person does then is dropped and reported', async () => {
    const { call, send, reset, names } = await startLive()
    const late = [call(track('Late'))]
    reset()
    late.push(call(track('Between')))
    expect(send(track('Waits for its visit'))).toEqual([])
    reset()
    const told = listen()
    turn('pagehide')
    expect(names()).toEqual(['shutdown'])
    expect(told.filter(({ type }) => type === 'dropped')).toMatchObject([{ key: 'trackEvent' }])
    expect(late.flatMap((perform) => perform())).toEqual([about('trackEvent'), about('trackEvent')])
    jest.advanceTimersByTime(60)
    expect(names()).toEqual(['shutdown', 'boot'])
    turn('pagehide')
    expect(names()).toEqual(['shutdown', 'boot'])
  })

  it('is followed by the next visit at once if the page goes on', async () => {
    const { reset, send, names } = await startLive()
    reset()
    turn('pagehide')
    expect(send(track('Next'))).toEqual([])
    expect(names()).toEqual(['shutdown', 'boot', 'trackEvent'])
  })
})

describe('the time before a shutdown', () => {
  const lost = (key: string): string[] =>
    said().filter((message) =>
      message.includes(`"${key}": may be lost: the person has left before`)
    )

  const start = async (isAnswered: boolean) =>
    startUnknown({}, { isAnswered, source: await onNewPage() })

  const updates = (count: number): Event[] =>
    Array.from({ length: count }, (_, index) => identify('u1', { name: `${index}` }))

  // Pings go in single file, and nobody waits longer than 3 seconds for the one before.
  it.each<[string, Event[], boolean, number, string]>([
    ['nothing that is on its way', [], false, 50, ''],
    ['an event', [track('A')], true, 50, ''],
    ['an update', updates(1), true, 1000, ''],
    ['two updates, and a view that tells nothing new', [...updates(2), view()], true, 2000, ''],
    ['four updates, which may be lost then', updates(4), true, 3000, 'update'],
    ['an event without an answer, which may be lost then', [track('A')], false, 3000, 'trackEvent']
  ])('after %s', async (_, events, isAnswered, ms, key) => {
    const { send, reset, names, intercom } = await start(isAnswered)
    for (const event of events) send(event)
    intercom.mockClear()
    reset()
    jest.advanceTimersByTime(ms - 1)
    expect(names()).toEqual([])
    jest.advanceTimersByTime(1)
    expect(names()).toEqual(['shutdown', 'boot'])
    expect([...lost('update'), ...lost('trackEvent')]).toEqual(key ? [about(key)] : [])
    // The next visit waits for nothing of this one.
    reset()
    jest.advanceTimersByTime(isAnswered ? 50 : 3000)
    expect(names()).toHaveLength(4)
  })

  it.each([
    ['an event is up 50 ms after the first answer', track('A'), 49],
    ['an update is up a second after it', identify('a'), 950]
  ])('of %s', async (_, event, ms) => {
    const { send, reset, answer, names, intercom } = await start(false)
    send(event)
    intercom.mockClear()
    reset()
    jest.advanceTimersByTime(800)
    answer()
    jest.advanceTimersByTime(ms)
    expect(names()).toEqual([])
    jest.advanceTimersByTime(60)
    expect(names()).toEqual(['shutdown', 'boot'])
    expect(lost('trackEvent')).toEqual([])
  })
})

describe('a reset before the Messenger has taken over', () => {
  it('makes the queue [shutdown, boot] at once, and drops what the old person had there', async () => {
    const { send, reset } = await startSession({}, { source: await onNewPage() })
    for (const event of [identify('a', { name: 'A' }), track('A'), group('c1'), group('c2')])
      send(event)
    reset()
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings]])
    expect(said()).toEqual(
      ['boot', 'trackEvent', 'update'].map(
        (name) => `[Intercom Web (Actions)] Intercom "${name}": not sent: the person has left.`
      )
    )
  })

  it('reports nothing if nothing is lost', async () => {
    const { send, reset } = await startSession({}, { source: await onNewPage() })
    send(view())
    for (let count = 0; count < 2; count += 1) reset()
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings]])
    expect(said()).toEqual([])
  })

  it('keeps what the page itself waits for', async () => {
    const { send, reset } = await startSession()
    const onShow = (): void => undefined
    callIntercom('onShow', onShow)
    send(track('A'))
    reset()
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings], ['onShow', onShow]])
  })
})
