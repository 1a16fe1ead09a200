import { destination } from '../../../src'
import { onNewPage } from '../harness/connect'
import {
  callDoor,
  installMessenger,
  listen,
  page,
  queued,
  said,
  scripts,
  takeOver,
  turn,
  wholeQueue
} from '../harness/page'
import { bootSettings, group, startLive, startSession, track } from '../harness/session'

describe('on a page without a Messenger', () => {
  it('a stub holds one boot with the settings, which are in window.intercomSettings too', async () => {
    await startSession({ activator: '#chat', apiBase: 'https://api-iam.eu.intercom.io' })
    const expected = {
      app_id: 'abc',
      installation_type: 's',
      api_base: 'https://api-iam.eu.intercom.io',
      custom_launcher_selector: '#chat'
    }
    expect(queued()).toEqual([['boot', expected]])
    expect(page.intercomSettings).toEqual(expected)
    expect(scripts()).toHaveLength(1)
  })

  it('what else the page has in window.intercomSettings stays there', async () => {
    page.intercomSettings = { alignment: 'left', name: 'Ada' }
    await startSession()
    expect(page.intercomSettings).toEqual({ alignment: 'left', name: 'Ada', ...bootSettings })
  })

  it.each([null, 42, 'oops', []])('window.intercomSettings of %p is replaced', async (settings) => {
    page.intercomSettings = settings
    await startSession()
    expect(page.intercomSettings).toEqual(bootSettings)
  })

  it.each([null, 42, 'oops', {}])('window.Intercom of %p is none', async (value) => {
    page.Intercom = value
    await startSession()
    expect(queued()).toEqual([['boot', bootSettings]])
  })
})

describe('on a page with the real Messenger', () => {
  it('of another App ID nothing is sent, which is warned of', async () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue()
    page.intercomSettings = { app_id: 'other' }
    const { send, intercom } = await startLive({}, { source: await onNewPage() })
    expect(warn.mock.calls).toEqual([
      [
        '[Intercom Web (Actions)] setting "appId": nothing is sent: the page has another App ID. Use one.'
      ]
    ])
    send(track('A'))
    expect(intercom).not.toHaveBeenCalled()
  })
})

it.each([
  ['abc', []],
  ['other', [expect.stringContaining('another App ID')]]
])(
  'on a page with settings for an App ID the Messenger is brought, and another one is reported: %s',
  async (app_id, reported) => {
    page.intercomSettings = { app_id }
    await startSession({}, { source: await onNewPage() })
    expect(queued()).toEqual([['boot', bootSettings]])
    expect(said()).toEqual(reported)
  }
)

it('on a page that hears from the Messenger the page is told that it is ready once it has taken over', async () => {
  jest.useFakeTimers()
  await startSession()
  const told = listen()
  const [, onUnreadCountChange] =
    wholeQueue().find(([name]) => name === 'onUnreadCountChange') ?? []
  ;(onUnreadCountChange as () => void)()
  takeOver()
  expect(told).toEqual([])
  jest.advanceTimersByTime(0)
  expect(told).toEqual([{ type: 'ready' }])
})

describe('the first answer', () => {
  const name = 'https://api-iam.intercom.io/messenger/web/ping'
  const ping = { name, responseEnd: 0, responseStatus: 200 }

  /** A browser that shows the requests of the page. */
  const show = (...entries: object[]): void => {
    Object.assign(performance, { getEntriesByType: () => entries })
  }

  beforeEach(() => {
    jest.useFakeTimers()
  })

  afterEach(() => {
    Reflect.deleteProperty(performance, 'getEntriesByType')
  })

  it.each<[string, object[], number, boolean, number]>([
    ['the script alone', [{ ...ping, name: 'https://widget.intercom.io/a' }], 5000, true, 0],
    ['the ping, and refused it', [{ ...ping, responseStatus: 403 }], 5000, true, 0],
    ['the ping at last', [ping], 9, true, 0],
    ['the ping, so that the event may have left', [ping], 10, false, 1],
    ['the ping, so that the event has left', [ping], 100, false, 0],
    ['the ping, without a status', [{ ...ping, responseStatus: undefined }], 100, false, 0]
  ])('is to %s: %#', async (_, entries, ms, isKept, lost) => {
    document.cookie = 'intercom-id-abc=visitor; path=/'
    const { send } = await startLive({}, { source: await onNewPage() })
    send({ ...track('A'), messageId: 'a1' })
    show(...entries)
    jest.advanceTimersByTime(ms)
    const told = listen()
    turn('pagehide')
    expect(sessionStorage.getItem('segment-intercom-web:abc') !== null).toBe(isKept)
    expect(told.filter(({ type }) => type === 'problem')).toHaveLength(lost)
  })

  it.each([
    ['long ago', 0, ['dropped']],
    ['just now', Infinity, ['sent']]
  ])('that came %s to a Messenger that knows nobody means: %j', async (_, responseEnd, types) => {
    show({ ...ping, responseEnd })
    const { send } = await startLive({}, { isAnswered: false, source: await onNewPage() })
    jest.advanceTimersByTime(2000)
    const told = listen()
    send(track('A'))
    expect(told.map(({ type }) => type)).toEqual(types)
  })
})

describe('the page is told', () => {
  it('of what waits in a stub once the Messenger has it, by its event, and once', async () => {
    jest.useFakeTimers()
    const { send } = await startSession({}, { source: await onNewPage() })
    const told = listen()
    send({ ...group('c1'), messageId: 'm1' })
    send({ ...group('c2'), messageId: 'm2' })
    send({ ...track('A'), messageId: 'm3' })
    expect(queued().map(([name]) => name)).toEqual(['boot', 'update', 'trackEvent'])
    expect(told).toEqual([])
    scripts()[0]?.dispatchEvent(new Event('load'))
    takeOver()
    jest.advanceTimersByTime(1000)
    expect(told).toEqual([
      { type: 'sent', command: 'update', messageId: 'm1' },
      { type: 'sent', command: 'update', messageId: 'm2' },
      { type: 'sent', command: 'trackEvent', messageId: 'm3' },
      { type: 'ready' }
    ])
  })
})

describe('what the page says', () => {
  it('is heard by the latest session alone, and a call is taken once', async () => {
    const { intercom: first } = await startLive()
    const { intercom: latest } = await startLive()
    expect(callDoor('show')).toBe(false)
    const taken = new CustomEvent('intercom-destination:call', {
      cancelable: true,
      detail: ['hide']
    })
    for (let count = 0; count < 2; count += 1) window.dispatchEvent(taken)
    expect(latest.mock.calls).toEqual([['show'], ['hide']])
    expect(first).not.toHaveBeenCalled()
  })
})

it('the client sends what it is told at once, without an Analytics.js and without an event', async () => {
  const intercom = installMessenger()
  const client = (await destination.initialize({ settings: { appId: 'abc' } })) as jest.Mock & {
    forEvent: (context: object) => jest.Mock
  }
  intercom.mockClear()
  client('trackEvent', 'Bare', {})
  client.forEvent({})('trackEvent', 'Without an event', {})
  expect(intercom.mock.calls).toEqual([
    ['trackEvent', 'Bare', {}],
    ['trackEvent', 'Without an event', {}]
  ])
})
