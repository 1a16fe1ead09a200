import { about, type Event, onNewPage } from '../harness/connect'
import {
  callIntercom,
  listen,
  page,
  queued,
  said,
  scripts,
  takeOver,
  tell,
  throwing,
  turn
} from '../harness/page'
import {
  bootSettings,
  identify,
  startLive as startUnknown,
  startSession,
  track,
  view
} from '../harness/session'

const NOT_LOADED: unknown = expect.stringMatching(/^not sent: .*load/)
const STOPPED = 'not sent: the destination is stopped. Start it.'
const LEFT = 'not sent: the person has left.'

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
      `Intercom "trackEvent": ${LEFT}`,
      `Intercom "update": ${LEFT}`
    ])
    expect(names()).toEqual(['shutdown', 'boot'])
  })

  it('ends the visit after 3 seconds of timers, too, if the clock stands still', async () => {
    const { reset, names, send } = await startLive()
    send(identify('a', { name: 'B' }))
    jest.spyOn(performance, 'now').mockReturnValue(performance.now())
    reset()
    jest.advanceTimersByTime(2990)
    expect(names()).toEqual(['update'])
    jest.advanceTimersByTime(10)
    expect(names()).toEqual(['update', 'shutdown', 'boot'])
  })

  it.each([
    ['one that follows at once', 1, 0, 1],
    ['3,000 that follow at once', 3000, 0, 1],
    ['one that follows before it has taken effect', 1, 40, 2]
  ])('is one with %s', async (_, count, ms, sessions) => {
    const { reset, send, names } = await startLive()
    const told = listen()
    reset()
    jest.advanceTimersByTime(ms)
    for (let index = 0; index < count; index += 1) reset()
    jest.advanceTimersByTime(100)
    expect(names()).toEqual(['shutdown', 'boot'])
    expect(told.filter(({ type }) => type === 'session')).toHaveLength(sessions)
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

  it('is followed by all of 1,500 events of the old person that are on their way, and by the next person', async () => {
    const { call, send, reset, names } = await startLive()
    const performs = Array.from({ length: 1500 }, (_, index) => call(track(`Event ${index}`)))
    reset()
    send(track('Of the next'))
    expect(performs.flatMap((perform) => perform())).toEqual([])
    jest.advanceTimersByTime(3000)
    expect(names()).toEqual([
      ...Array.from({ length: 1500 }, () => 'trackEvent'),
      ...['shutdown', 'boot', 'trackEvent']
    ])
  })

  it('of events that do not say whose they are still takes effect', async () => {
    const { send, reset, names } = await startLive()
    const nobody = { userId: undefined, anonymousId: undefined }
    send({ ...track('A'), ...nobody })
    reset()
    send({ ...track('B'), ...nobody })
    jest.advanceTimersByTime(60)
    expect(names()).toEqual(['trackEvent', 'shutdown', 'boot', 'trackEvent'])
  })

  it('never throws into the app, whatever the page has put there', async () => {
    const { reset } = await startSession({}, { source: await onNewPage() })
    Object.defineProperty(window, 'intercomSettings', { configurable: true, get: throwing })
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
    said().filter((message) => message.includes(`"${key}": may be lost`))

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
    ['an event is up 40 ms after the first answer', track('A'), 39],
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

describe('a reset before the Messenger has come', () => {
  const hidden = (attributes = {}): unknown[] => [
    'boot',
    { ...bootSettings, ...attributes, hide_default_launcher: true }
  ]

  /** The user "a" does something and logs out; then somebody unknown does something. */
  const startLogout = async () => {
    const session = await startSession({}, { source: await onNewPage() })
    document.cookie = 'intercom-id-abc=earlier; path=/'
    session.send(identify('a'))
    session.send({ ...track('A'), messageId: 'a1' })
    const told = listen()
    session.reset()
    session.send({ ...track('B'), messageId: 'b1' })
    const resultOf = (id: string): unknown[] =>
      told.flatMap((event) =>
        'messageId' in event && event.messageId === id
          ? ['reason' in event ? event.reason : event.type]
          : []
      )
    return { ...session, resultOf }
  }

  const visitOfB = [['shutdown'], ['boot', bootSettings], ['trackEvent', 'B', {}]]

  it('deletes cookies and hides the launcher at once, and leaves the turn to the old person for 10 s', async () => {
    const { resultOf } = await startLogout()
    expect(document.cookie).toBe('')
    jest.advanceTimersByTime(9900)
    expect(queued()).toEqual([hidden({ user_id: 'a' }), ['trackEvent', 'A', {}]])
    expect([resultOf('a1'), resultOf('b1')]).toEqual([[], []])
    jest.advanceTimersByTime(100)
    expect(queued()).toEqual(visitOfB)
  })

  it('gives the old person what a Messenger that comes within 10 s needs to send it', async () => {
    const { resultOf } = await startLogout()
    jest.advanceTimersByTime(9000)
    const messenger = takeOver()
    jest.advanceTimersByTime(1000)
    expect(messenger.mock.calls).toEqual([
      hidden({ user_id: 'a' }),
      ['trackEvent', 'A', {}],
      ...visitOfB
    ])
    expect([resultOf('a1'), resultOf('b1')]).toEqual([['sent'], ['sent']])
  })

  it.each<[string, () => void, unknown]>([
    ['10 s have passed', () => jest.advanceTimersByTime(10_000), LEFT],
    ['the page is left', () => turn('pagehide'), LEFT],
    ['the page stops the destination', () => tell('stop'), STOPPED],
    ['the script fails', () => scripts()[0]?.dispatchEvent(new Event('error')), NOT_LOADED]
  ])('is over when %s, and what is lost is reported by its event', async (_, act, reason) => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue()
    const { resultOf } = await startLogout()
    act()
    jest.advanceTimersByTime(100)
    expect(resultOf('a1')).toEqual([reason])
    expect(JSON.stringify([queued(), Object.entries(sessionStorage)])).not.toMatch(/"a"|"A"/)
    warn.mockRestore()
  })

  it('ends a visit with nothing to tell after 50 ms, and deletes the cookies of the last one at once', async () => {
    const { send, reset } = await startSession({}, { source: await onNewPage() })
    document.cookie = 'intercom-session-abc=earlier; path=/'
    send(view())
    for (let count = 0; count < 2; count += 1) reset()
    expect(document.cookie).toBe('')
    jest.advanceTimersByTime(40)
    expect(queued()).toEqual([hidden()])
    jest.advanceTimersByTime(60)
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings]])
    expect(said()).toEqual([about('update')])
  })

  it('keeps what the page itself waits for', async () => {
    const { reset } = await startSession()
    const onShow = (): void => undefined
    callIntercom('onShow', onShow)
    reset()
    jest.advanceTimersByTime(100)
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings], ['onShow', onShow]])
  })
})

it('the launcher that is hidden on this page stays hidden after a reset', async () => {
  const { send, reset, intercom } = await startLive()
  send({ ...view(), context: { Intercom: { hideDefaultLauncher: true } } })
  reset()
  jest.advanceTimersByTime(1000)
  expect(intercom).toHaveBeenLastCalledWith('boot', {
    ...bootSettings,
    hide_default_launcher: true
  })
})
