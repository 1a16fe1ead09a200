import { installForeignStub, installMessenger, namesOf, page, queued, said } from '../harness/page'
import { contextOf, onNewPage } from '../harness/connect'
import { bootSettings, group, identify, startSession, track, view } from '../harness/session'

let intercom: jest.Mock
beforeEach(() => {
  jest.useFakeTimers()
})

/** A session with a real Messenger that knows the user "a". */
const startLive = async (options = {}) => {
  intercom = installMessenger()
  const session = await startSession(options)
  session.send(identify('a', { name: 'A' }))
  jest.advanceTimersByTime(1000)
  intercom.mockClear()
  return session
}

const names = (): string[] => namesOf(intercom)

describe('a reset', () => {
  it('is a shutdown and a boot without identity, 50 ms later', async () => {
    const { reset } = await startLive()
    reset()
    jest.advanceTimersByTime(49)
    expect(intercom).not.toHaveBeenCalled()
    jest.advanceTimersByTime(1)
    expect(intercom.mock.calls).toEqual([['shutdown'], ['boot', bootSettings]])
  })

  it('takes identity and custom attributes out of window.intercomSettings, and leaves the rest', async () => {
    const { reset } = await startLive()
    const settings = {
      alignment: 'left',
      z_index: 5,
      hide_default_launcher: true,
      widget: { a: 1 }
    }
    page.intercomSettings = {
      ...settings,
      ...bootSettings,
      user_id: 'a',
      email: 'a@example.com',
      user_hash: 'hash',
      plan: 'pro',
      company: { company_id: 'c1' }
    }
    reset()
    jest.advanceTimersByTime(50)
    expect(page.intercomSettings).toEqual({ ...settings, ...bootSettings })
  })

  it('takes effect in call order, although events are performed after it', async () => {
    const { call, reset } = await startLive()
    const loggedOut = call(track('Logged Out'))
    reset()
    const viewed = call(track('Viewed'))
    const identified = call(identify('b', { name: 'B' }))
    for (const perform of [loggedOut, viewed, identified]) perform()
    jest.advanceTimersByTime(60)
    expect(intercom.mock.calls).toEqual([
      ['trackEvent', 'Logged Out', {}],
      ['shutdown'],
      ['boot', bootSettings],
      ['trackEvent', 'Viewed', {}],
      ['update', { user_id: 'b', name: 'B' }]
    ])
  })

  it('gives an event of the old person that is performed meanwhile its own 50 ms', async () => {
    const { call, reset } = await startLive()
    const slow = call(track('Slow'))
    reset()
    jest.advanceTimersByTime(40)
    slow()
    jest.advanceTimersByTime(40)
    expect(names()).toEqual(['trackEvent'])
    jest.advanceTimersByTime(10)
    expect(names()).toEqual(['trackEvent', 'shutdown', 'boot'])
  })

  it('drops and reports a straggler of the old person that comes later still', async () => {
    const { call, reset } = await startLive()
    const straggler = call(track('Straggler'))
    const stale = call(identify('a', { name: 'A' }))
    reset()
    jest.advanceTimersByTime(60)
    intercom.mockClear()
    expect(straggler()).toEqual([
      'Intercom "trackEvent": dropped: it ran after reset(). Await it before you call reset().'
    ])
    expect(stale()).toEqual([
      'Intercom "update": dropped: it ran after reset(). Await it before you call reset().'
    ])
    expect(intercom).not.toHaveBeenCalled()
  })

  it('separates three people, in call order', async () => {
    const { call, reset } = await startLive()
    const performs = [call(track('a'))]
    reset()
    performs.push(call(identify('b')), call(track('b')))
    reset()
    performs.push(call(identify('c')), call(track('c')))
    for (const perform of performs.reverse()) perform()
    jest.advanceTimersByTime(3000)
    expect(intercom.mock.calls).toEqual([
      ['trackEvent', 'a', {}],
      ['shutdown'],
      ['boot', bootSettings],
      ['trackEvent', 'b', {}],
      ['update', { user_id: 'b' }],
      ['shutdown'],
      ['boot', bootSettings],
      ['trackEvent', 'c', {}],
      ['update', { user_id: 'c' }]
    ])
  })

  it('a second one changes nothing of when the first takes effect', async () => {
    const { reset } = await startLive()
    reset()
    jest.advanceTimersByTime(40)
    reset()
    jest.advanceTimersByTime(10)
    expect(names()).toEqual(['shutdown', 'boot'])
  })

  it('leaves no timer behind, and neither does a command', async () => {
    const { reset, send } = await startLive()
    send(track('A'))
    expect(jest.getTimerCount()).toBe(0)
    reset()
    jest.advanceTimersByTime(100)
    expect(jest.getTimerCount()).toBe(0)
  })

  it('holds 1,000 commands of the next person; what is over is dropped and reported', async () => {
    const { reset, send } = await startLive()
    reset()
    for (let count = 0; count < 1000; count += 1) expect(send(track(`Event ${count}`))).toEqual([])
    expect(send(track('Over'))).toEqual(['Intercom "trackEvent": dropped: 1000 commands wait.'])
    jest.advanceTimersByTime(50)
    expect(names().filter((name) => name === 'trackEvent')).toHaveLength(1000)
  })

  it('twice in a row still ends in one anonymous session', async () => {
    const { reset, send } = await startLive()
    reset()
    reset()
    jest.advanceTimersByTime(500)
    intercom.mockClear()
    send(track('A'))
    expect(intercom.mock.calls).toEqual([['trackEvent', 'A', {}]])
  })

  it('shuts down at once, and once, when the page is left meanwhile', async () => {
    const { reset } = await startLive()
    reset()
    window.dispatchEvent(new Event('pagehide'))
    expect(names()).toEqual(['shutdown'])
    jest.advanceTimersByTime(60)
    expect(names()).toEqual(['shutdown', 'boot'])
  })

  it('does nothing more on a pagehide that comes later', async () => {
    const { reset } = await startLive()
    reset()
    jest.advanceTimersByTime(60)
    intercom.mockClear()
    window.dispatchEvent(new Event('pagehide'))
    expect(intercom).not.toHaveBeenCalled()
  })

  it('drops an event of the old person that is performed after such a shutdown', async () => {
    const { call, reset } = await startLive()
    const late = call(track('Late'))
    reset()
    window.dispatchEvent(new Event('pagehide'))
    expect(late()).toHaveLength(1)
    expect(names()).toEqual(['shutdown'])
  })

  it('drops an event of a person in between that is performed after such a shutdown', async () => {
    const { call, reset } = await startLive()
    reset()
    const between = call(track('Between'))
    reset()
    window.dispatchEvent(new Event('pagehide'))
    expect(between()).toEqual([
      'Intercom "trackEvent": dropped: it ran after reset(). Await it before you call reset().'
    ])
  })

  it('is followed by the next visit at once if something is called on a page that is left', async () => {
    const { reset, send } = await startLive()
    reset()
    window.dispatchEvent(new Event('pagehide'))
    expect(names()).toEqual(['shutdown'])
    expect(send(track('Next'))).toEqual([])
    expect(names()).toEqual(['shutdown', 'boot', 'trackEvent'])
  })

  it('knows of the last 1,000 events on their way that they belong before it', async () => {
    const { call, reset } = await startSession()
    const performs = Array.from({ length: 1001 }, (_, index) => call(track(`Event ${index}`)))
    reset()
    const [oldest = [], next = []] = performs.slice(0, 2).map((perform) => perform())
    expect(oldest).toEqual([])
    expect(next).toEqual([
      'Intercom "trackEvent": dropped: it ran after reset(). Await it before you call reset().'
    ])
  })

  it('that fails is reported', async () => {
    const { reset } = await startSession({}, await onNewPage())
    Object.defineProperty(window, 'intercomSettings', {
      configurable: true,
      get: () => {
        throw new Error('hostile page')
      }
    })
    expect(reset).not.toThrow()
    expect(said()).toHaveBeenCalledWith(
      '[Intercom Web (Actions)] The reset failed. Reload the page.'
    )
  })

  it('breaks nothing after an announcement without a context, or without an event', async () => {
    intercom = installMessenger()
    const { analytics, send } = await startSession()
    expect(() => analytics.emit('dispatch_start')).not.toThrow()
    expect(() => analytics.emit('dispatch_start', {} as never)).not.toThrow()
    intercom.mockClear()
    send(track('Arrived'))
    expect(names()).toEqual(['trackEvent'])
  })

  it('never throws into the app', async () => {
    const { reset } = await startLive()
    page.Intercom = jest.fn(() => {
      throw new Error('broken')
    })
    expect(reset).not.toThrow()
    expect(() => jest.advanceTimersByTime(100)).not.toThrow()
    Object.defineProperty(window, 'intercomSettings', {
      configurable: true,
      get: () => {
        throw new Error('hostile')
      }
    })
    installForeignStub()
    expect(reset).not.toThrow()
  })

  it('does not make the next person, who is the first one again, an unknown one', async () => {
    const { reset, send } = await startLive()
    reset()
    jest.advanceTimersByTime(60)
    intercom.mockClear()
    send(identify('a', { name: 'A' }))
    jest.advanceTimersByTime(60)
    expect(intercom.mock.calls).toEqual([['update', { user_id: 'a', name: 'A' }]])
  })

  it('is ignored if shutdownOnReset is false, and so is what follows it', async () => {
    const { call, reset } = await startLive({ shutdownOnReset: false })
    page.intercomSettings = { ...bootSettings, user_id: 'a' }
    const before = call(track('Before'))
    reset()
    const after = call(track('After'))
    after()
    before()
    jest.advanceTimersByTime(100)
    expect(intercom.mock.calls).toEqual([
      ['trackEvent', 'After', {}],
      ['trackEvent', 'Before', {}]
    ])
    expect(page.intercomSettings).toEqual({ ...bootSettings, user_id: 'a' })
  })

  it('of an Analytics.js that tells of no event still takes effect', async () => {
    intercom = installMessenger()
    const { analytics, send } = await startSession()
    intercom.mockClear()
    analytics.emit('dispatch_start')
    analytics.emit('dispatch_start', contextOf({ type: 'track', messageId: '' }))
    send({ type: 'track', event: 'A', messageId: undefined })
    analytics.emit('reset')
    send({ type: 'track', event: 'B', messageId: undefined })
    jest.advanceTimersByTime(60)
    expect(names()).toEqual(['trackEvent', 'shutdown', 'boot', 'trackEvent'])
  })

  it('still knows the order when 1,000 events were called without ever being performed', async () => {
    const { call, reset } = await startLive()
    for (let count = 0; count < 1500; count += 1) call(track(`${count}`))
    const last = call(track('Last'))
    reset()
    const next = call(track('Next'))
    next()
    last()
    jest.advanceTimersByTime(60)
    expect(names()).toEqual(['trackEvent', 'shutdown', 'boot', 'trackEvent'])
    expect(intercom.mock.calls[0]).toEqual(['trackEvent', 'Last', {}])
  })
})

describe('a reset before the Messenger has taken over', () => {
  it('makes the queue [shutdown, boot] at once, and drops what the old person had there', async () => {
    const { send, reset } = await startSession({}, await onNewPage())
    send(identify('a', { name: 'A' }))
    send(track('A'))
    send(group('c1'))
    send(group('c2'))
    reset()
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings]])
    expect(said().mock.calls).toEqual(
      ['boot', 'trackEvent', 'update'].map((name) => [
        `[Intercom Web (Actions)] Intercom "${name}": dropped: the person has left.`
      ])
    )
  })

  it('reports nothing if nothing is lost', async () => {
    const { send, reset } = await startSession({}, await onNewPage())
    send(view())
    reset()
    reset()
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings]])
    expect(said()).not.toHaveBeenCalled()
  })

  it('keeps what the page itself waits for', async () => {
    const { send, reset } = await startSession()
    const onShow = (): void => undefined
    ;(page.Intercom as (...command: unknown[]) => void)('onShow', onShow)
    send(track('A'))
    reset()
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings], ['onShow', onShow]])
  })

  it('drops and reports an event of the old person that is performed after it', async () => {
    const { call, reset } = await startSession()
    const late = call(track('Late'))
    reset()
    const next = call(track('Next'))
    expect(late()).toEqual([
      'Intercom "trackEvent": dropped: it ran after reset(). Await it before you call reset().'
    ])
    expect(next()).toEqual([])
    expect(queued().slice(1)).toEqual([
      ['boot', bootSettings],
      ['trackEvent', 'Next', {}]
    ])
  })

  it('lets the next person fold into the new boot', async () => {
    const { send, reset } = await startSession()
    send(identify('a'))
    reset()
    send(identify('b', { name: 'B' }))
    expect(queued()).toEqual([['shutdown'], ['boot', { ...bootSettings, user_id: 'b', name: 'B' }]])
  })

  it('puts the same in the stub of somebody else', async () => {
    const { q } = installForeignStub()
    q.push(['boot', { app_id: 'abc', user_id: 'a' }])
    const { reset } = await startSession()
    reset()
    expect(queued()).toEqual([['shutdown'], ['boot', bootSettings]])
  })
})
