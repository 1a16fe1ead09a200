import { type LoadOn, type Options, presets } from '../../../src'
import { about, loadAll, onNewPage } from '../harness/connect'
import {
  answering,
  callDoor,
  callIntercom,
  installForeignStub,
  listen,
  page,
  queued,
  scripts,
  takeOver,
  tell,
  throwing,
  wholeQueue
} from '../harness/page'
import { bootSettings, identify, startSession, track } from '../harness/session'

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
  it('is one element for the workspace, although two destinations are loaded', async () => {
    await startSession()
    await startSession()
    expect([...document.scripts]).toEqual(scripts())
    expect(scripts()).toMatchObject([{ src: url }])
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

  it.each([
    ['that a consent tool holds back', `<script type="text/plain" src="${url}"></script>`],
    ['of another App ID', `<script src="${url}d"></script>`]
  ])('is added at once to a page with an element %s', async (_, html) => {
    document.head.innerHTML = html
    await startSession()
    expect(scripts()).toMatchObject([{}, { src: url, type: '' }])
  })

  it.each([
    ['comes', 0],
    ['never runs', 1],
    ['never runs, and consent ends meanwhile', 0]
  ])('gets 3 seconds on a page that has its element, which %s', async (end, added) => {
    document.head.innerHTML = `<script type="module" src="${url}"></script>`
    await startSession()
    jest.advanceTimersByTime(2900)
    expect(scripts()).toMatchObject([{ type: 'module' }])
    if (end === 'comes') takeOver()
    if (end.endsWith('meanwhile')) tell('stop')
    jest.advanceTimersByTime(100)
    expect(scripts().filter(({ type }) => type === '')).toHaveLength(added)
    fail()
    expect(warn).toHaveBeenCalledTimes(added)
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

  it('reports each command that waited by its event, and leaves a boot that says who is there', async () => {
    const { send } = await startSession()
    send({ ...identify('a', { name: 'A' }), messageId: 'm1' })
    send({ ...track('A'), messageId: 'm2' })
    const told = listen()
    fail()
    const reason: unknown = expect.stringMatching(/^not sent: .*load/)
    expect(told).toMatchObject([
      { type: 'dropped', key: 'update', reason, messageId: 'm1' },
      { type: 'dropped', key: 'trackEvent', reason, messageId: 'm2' },
      { type: 'failed' }
    ])
    expect(queued()).toEqual([['boot', { ...bootSettings, user_id: 'a', name: 'A' }]])
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

  it('is none while the browser is offline, and the script is added when that is over', async () => {
    await startSession()
    const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    fail()
    expect(scripts()).toHaveLength(0)
    onLine.mockRestore()
    window.dispatchEvent(new Event('online'))
    expect(scripts()).toHaveLength(1)
    expect(warn).not.toHaveBeenCalled()
  })

  it("keeps the page's own shutdown, and the boot behind it, for the Messenger that still comes", async () => {
    const { send } = await startSession()
    fail()
    for (const name of ['shutdown', 'trackEvent', 'boot']) callIntercom(name)
    expect(queued().map(([name]) => name)).toEqual(['boot', 'shutdown', 'boot'])
    expect(send(track('A'))).toEqual([about('trackEvent')])
  })

  it('is no longer one when another Messenger comes', async () => {
    const { send } = await startSession()
    fail()
    const intercom = jest.fn()
    page.Intercom = answering(intercom)
    expect(send(track('A'))).toEqual([])
    expect(intercom.mock.calls).toEqual([['trackEvent', 'A', {}]])
  })

  it.each([
    ['enforce', 0],
    ['report', 1]
  ])('that a policy tells with "%s" is tried again so often: %d', async (disposition, expected) => {
    await startSession({}, { source: await onNewPage() })
    const violation = { disposition, blockedURI: 'https://widget.intercom.io' }
    document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), violation))
    fail()
    jest.advanceTimersByTime(5000)
    expect(scripts()).toHaveLength(expected)
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

it.each<[unknown, number]>([
  [true, 0],
  // What an image of that name makes of it.
  [{ name: 'prerendering' }, 1]
])('while document.prerendering is %j, so many scripts are added: %d', async (value, expected) => {
  Object.defineProperty(document, 'prerendering', { configurable: true, value })
  await startSession()
  Reflect.deleteProperty(document, 'prerendering')
  expect(scripts()).toHaveLength(expected)
  document.dispatchEvent(new Event('prerenderingchange'))
  expect(scripts()).toHaveLength(1)
})

const interact = (isTrusted = true): void => {
  for (const [name, listener] of (window.addEventListener as jest.Mock).mock.calls)
    if (name === 'keydown') (listener as EventListener)({ isTrusted } as Event)
}

it('the Messenger is loaded on an interaction of the visitor, once the page is idle', async () => {
  await startSession({ loadOn: 'interaction' }, { source: await onNewPage() })
  for (const isTrusted of [false, true]) interact(isTrusted)
  expect(scripts()).toHaveLength(0)
  jest.advanceTimersByTime(0)
  expect(scripts()).toHaveLength(1)
})

it.each([
  ['in its settings', { intercomSettings: { email: 'a@b.c' } }, undefined],
  ['by an event', {}, { type: 'identify', userId: 'a' } as const]
])(
  "with loadOn 'identify', the Messenger comes once somebody is identified %s",
  async (_, settings, event) => {
    Object.assign(page, settings)
    const { send } = await startSession({ loadOn: 'identify' }, { source: await onNewPage() })
    send({ type: 'track', event: 'A' })
    interact()
    expect(scripts()).toHaveLength(event ? 0 : 1)
    if (event) send(event)
    expect(scripts()).toHaveLength(1)
    expect(queued()).toContainEqual(['trackEvent', 'A', {}])
  }
)

it.each<[LoadOn, string, number]>([
  ['interaction', 'is never idle', 2000],
  ['idle', 'never ends to load, nor is idle', 12_000],
  ['load', 'never ends to load', 10_000]
])("with loadOn '%s', the Messenger comes to a page that %s, once", async (loadOn, _, ms) => {
  const readyState = jest.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
  window.requestIdleCallback = () => 0
  await startSession({ loadOn }, { source: await onNewPage() })
  interact()
  jest.advanceTimersByTime(ms - 1)
  expect(scripts()).toHaveLength(0)
  jest.advanceTimersByTime(1)
  expect(scripts()).toHaveLength(1)
  fail()
  readyState.mockRestore()
  jest.advanceTimersByTime(ms)
  window.dispatchEvent(new Event('load'))
  Reflect.deleteProperty(window, 'requestIdleCallback')
  expect(warn).toHaveBeenCalledTimes(1)
})

const click = (selector: string): Event => {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true })
  document.querySelector(selector)?.dispatchEvent(event)
  return event
}

it.each<[string, () => unknown, number]>([
  ['nothing else happens', () => undefined, 1],
  ['there is another click', () => click('#other'), 0],
  [
    'a key is pressed',
    () => document.body.dispatchEvent(new Event('keydown', { bubbles: true })),
    0
  ],
  [
    'the visitor enters something',
    () => document.body.dispatchEvent(new Event('input', { bubbles: true })),
    0
  ],
  ['the route changes', () => history.pushState({}, '', '#route'), 0],
  ['the page stops the destination', () => tell('stop'), 0],
  ['3 seconds pass first', () => jest.advanceTimersByTime(3000), 1],
  [
    'the Messenger comes and 3 seconds pass',
    () => {
      page.Intercom = jest.fn()
      jest.advanceTimersByTime(3000)
    },
    0
  ]
])(
  "a click on the customer's own launcher is kept; its link is followed if the script fails and %s: %#",
  async (_, act, expected) => {
    document.body.innerHTML = '<a id="chat" href="#help">Help</a><p id="other"></p>'
    const clicked = jest.spyOn(HTMLElement.prototype, 'click').mockReturnValue()
    const settings = { loadOn: 'interaction', activator: '#chat' } as const
    await startSession(settings, { source: await onNewPage() })
    wholeQueue().push(null as never)
    for (let count = 0; count < 2; count += 1) expect(click('#chat').defaultPrevented).toBe(true)
    expect(queued().map((command) => command?.[0])).toEqual(['boot', undefined, 'show', 'show'])
    act()
    fail()
    expect(clicked).toHaveBeenCalledTimes(expected)
  }
)

it('a click on the launcher of a page that is stopped does what it does without the plugin', async () => {
  document.body.innerHTML = '<a id="chat" href="#help">Help</a>'
  await startSession({ activator: '#chat' }, { source: await onNewPage() })
  tell('stop')
  expect(click('#chat').defaultPrevented).toBe(false)
})

it('a page with two copies of the plugin has one script, and what both subscribe to arrives twice', async () => {
  for (let copy = 0; copy < 2; copy += 1) {
    const { send } = await startSession({}, { source: await onNewPage() })
    expect(send(track('A'))).toEqual([])
  }
  const messenger = takeOver()
  jest.advanceTimersByTime(4000)
  expect(scripts()).toHaveLength(1)
  const events = messenger.mock.calls.filter(([name]) => name === 'trackEvent')
  expect(events).toEqual(Array(2).fill(['trackEvent', 'A', {}]))
})

it('the plugin listens to the page once, although it is loaded 200 times', async () => {
  const source = await onNewPage()
  const options: Options = { appId: 'abc', subscriptions: presets, activator: '#chat' }
  const { analytics } = await startSession({ ...options, loadOn: 'interaction' }, { source })
  const targets = [window, document].map(({ addEventListener }) => addEventListener as jest.Mock)
  const listeners = () =>
    new Set(targets.flatMap(({ mock }) => mock.calls.map(([, one]) => one as object)))
  const before = listeners()
  const on = jest.spyOn(analytics, 'on')
  for (let count = 0; count < 200; count += 1)
    await loadAll(await source.default({ ...options, loadOn: 'interaction' }), analytics)
  expect(listeners()).toEqual(before)
  expect(on).not.toHaveBeenCalled()
})

it.each(['late', 'when the plugin is loaded again', "for somebody else's stub"])(
  'the page is told that the Messenger is ready, once, although it never calls back: %s',
  async (when) => {
    const source = await onNewPage()
    if (when.startsWith('for')) installForeignStub()
    await startSession({}, { source })
    const told = listen()
    scripts()[0]?.dispatchEvent(new Event('load'))
    jest.advanceTimersByTime(20_000)
    document.body.append(Object.assign(document.createElement('iframe'), { id: 'intercom-frame' }))
    await Promise.resolve()
    takeOver()
    if (when.startsWith('when')) await startSession({}, { source })
    jest.advanceTimersByTime(when.startsWith('when') ? 0 : 1000)
    expect(told.filter(({ type }) => type === 'ready')).toHaveLength(1)
    await startSession({}, { source })
    jest.advanceTimersByTime(1000)
    expect(told.filter(({ type }) => type === 'ready')).toHaveLength(1)
  }
)
