import { onNewPage } from '../harness/connect'
import {
  answering,
  callDoor,
  callIntercom,
  listen,
  page,
  queued,
  scripts,
  throwing,
  wholeQueue
} from '../harness/page'
import { bootSettings, startSession, track } from '../harness/session'

const url = 'https://widget.intercom.io/widget/abc'

let warn: jest.SpyInstance

beforeEach(() => {
  jest.useFakeTimers()
  warn = jest.spyOn(console, 'warn').mockReturnValue()
})

type Switches = Record<'hidden' | 'onLine', boolean>

const fail = (): void => {
  scripts()[0]?.dispatchEvent(new Event('error'))
  jest.advanceTimersByTime(100)
}

describe("Intercom's script", () => {
  it('is one asynchronous element for the workspace, although two destinations are loaded', async () => {
    await startSession()
    await startSession()
    expect([...document.scripts]).toEqual(scripts())
    expect(scripts()).toMatchObject([{ src: url, async: true }])
    expect(scripts()[0]?.hasAttribute('nonce')).toBe(false)
  })

  it('is added once the page has loaded, and not before; the settings are completed again then', async () => {
    const readyState = jest.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
    await startSession()
    page.intercomSettings = { alignment: 'left' }
    expect(scripts()).toHaveLength(0)
    readyState.mockRestore()
    for (let count = 0; count < 2; count += 1) window.dispatchEvent(new Event('load'))
    expect(scripts()).toHaveLength(1)
    expect(page.intercomSettings).toEqual({ alignment: 'left', ...bootSettings })
  })

  it('is not added if somebody else has put an Intercom there meanwhile', async () => {
    const readyState = jest.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
    await startSession()
    page.Intercom = jest.fn()
    readyState.mockRestore()
    window.dispatchEvent(new Event('load'))
    expect(scripts()).toHaveLength(0)
  })

  it('takes over the nonce of a script that has one', async () => {
    document.head.innerHTML = '<script></script><script nonce="n0nce"></script>'
    await startSession()
    expect(scripts()[0]?.nonce).toBe('n0nce')
  })

  it('is not added to a page that has its element, but no stub; its failure is noticed', async () => {
    document.head.innerHTML = `<script src="${url}"></script>`
    await startSession()
    expect(scripts()).toHaveLength(1)
    expect(queued()).toHaveLength(1)
    fail()
    expect(warn).toHaveBeenCalledTimes(1)
  })
})

describe("a failure of Intercom's script", () => {
  it('is warned of once, with the URL and the likely causes, and told to the page', async () => {
    await startSession()
    const told = listen()
    for (let count = 0; count < 2; count += 1) fail()
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining(`Intercom's script could not be loaded: ${url}.`)]
    ])
    expect(told).toEqual([{ type: 'failed' }])
  })

  it('is followed by reports of what is sent later; only what opens something is held', async () => {
    const { send } = await startSession()
    fail()
    const names = () => wholeQueue().map(([name]) => name)
    const before = names()
    expect(send(track('B'))).toEqual([
      'Intercom "trackEvent": not sent: the Messenger did not load.'
    ])
    callIntercom('trackEvent', 'C')
    callIntercom('show')
    callDoor('startTour', 1)
    expect(names()).toEqual([...before, 'show', 'startTour'])
  })

  it('is over when the script has come after all', async () => {
    const { send } = await startSession()
    fail()
    Object.assign(page.Intercom as object, { booted: true })
    expect(send(track('A'))).toEqual([])
    expect(wholeQueue().at(-1)).toEqual(['trackEvent', 'A', {}])
  })

  it('is tried again after 5 s and after 30 s, and whenever something is opened', async () => {
    await startSession()
    fail()
    for (const delay of [5000, 30_000]) {
      jest.advanceTimersByTime(delay - 101)
      expect(scripts()).toHaveLength(0)
      jest.advanceTimersByTime(101)
      expect(scripts()).toHaveLength(1)
      fail()
    }
    jest.advanceTimersByTime(3_600_000)
    expect(scripts()).toHaveLength(0)
    callIntercom('show')
    expect(scripts()).toHaveLength(1)
    expect(warn).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['hidden', document, 'hidden', true, document, 'visibilitychange'],
    ['offline', navigator, 'onLine', false, window, 'online']
  ] as const)('is tried again on a page that is %s when that is over', async (...row) => {
    const [, object, property, value, target, event] = row
    await startSession()
    fail()
    const state = jest.spyOn(object as unknown as Switches, property, 'get').mockReturnValue(value)
    jest.advanceTimersByTime(5000)
    expect(scripts()).toHaveLength(0)
    state.mockRestore()
    for (let count = 0; count < 2; count += 1)
      target.dispatchEvent(new Event(event, { bubbles: true }))
    expect(scripts()).toHaveLength(1)
    fail()
    target.dispatchEvent(new Event(event, { bubbles: true }))
    expect(scripts()).toHaveLength(0)
  })

  it('is no longer one when another Messenger comes', async () => {
    const { send } = await startSession()
    fail()
    const intercom = jest.fn()
    page.Intercom = answering(intercom)
    expect(send(track('A'))).toEqual([])
    expect(intercom.mock.calls).toEqual([['trackEvent', 'A', {}]])
  })

  it('is one, too, if the page forbids to add a script', async () => {
    // As a policy of Trusted Types does.
    jest.spyOn(document, 'createElement').mockImplementation(throwing)
    await startSession({}, { source: await onNewPage() })
    expect(warn).toHaveBeenCalledTimes(1)
    jest.restoreAllMocks()
    jest.advanceTimersByTime(60_000)
    callIntercom('show')
    expect(scripts()).toHaveLength(0)
  })
})

it('the Messenger is not loaded before a page that is prerendered is shown', async () => {
  Object.defineProperty(document, 'prerendering', { configurable: true, value: true })
  await startSession()
  Reflect.deleteProperty(document, 'prerendering')
  expect(scripts()).toHaveLength(0)
  document.dispatchEvent(new Event('prerenderingchange'))
  expect(scripts()).toHaveLength(1)
})

it('the Messenger is loaded on an interaction of the visitor, once the page is idle', async () => {
  const add = jest.spyOn(window, 'addEventListener')
  await startSession({ loadOn: 'interaction' })
  const listener = add.mock.calls.find(([name]) => name === 'keydown')?.[1] as EventListener
  for (const isTrusted of [false, true]) listener({ isTrusted } as Event)
  expect(scripts()).toHaveLength(0)
  jest.runAllTimers()
  expect(scripts()).toHaveLength(1)
})

it("a click on the customer's own launcher is kept, and follows its link if the script fails", async () => {
  document.body.innerHTML = '<a id="chat" href="#help">Help</a>'
  const clicked = jest.spyOn(HTMLElement.prototype, 'click').mockReturnValue()
  await startSession({ loadOn: 'interaction', activator: '#chat' })
  const event = new MouseEvent('click', { bubbles: true, cancelable: true })
  document.querySelector('#chat')?.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
  expect(queued().map(([name]) => name)).toEqual(['boot', 'show'])
  fail()
  expect(clicked).toHaveBeenCalledTimes(1)
})
