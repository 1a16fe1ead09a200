import { connect, onNewPage, presetsWith } from '../harness/connect'
import { listen, page, queued, said, throwing, turn } from '../harness/page'
import { bootSettings, startLive, startSession, track } from '../harness/session'

const widget = 'https://widget.intercom.io/widget/abc'
const ping = '/messenger/web/ping'

const put = (target: object, name: string, value: unknown): void =>
  void Object.defineProperty(target, name, { configurable: true, value })

describe('an event that a Messenger took from a returning visitor', () => {
  const performanceThat = (getEntriesByType: unknown): object => ({
    now: () => 0,
    getEntriesByType
  })

  const performanceWith = (...names: string[]): object =>
    performanceThat(() => names.map((name) => ({ name, responseEnd: 0 })))

  /** Whether the event is kept for the next page, if this one is left `ms` after it. */
  const isKept = async (ms: number, apiBase?: string): Promise<boolean> => {
    document.cookie = 'intercom-id-abc=known'
    const { send } = await startLive({ apiBase }, { source: await onNewPage() })
    send(track('A'))
    jest.advanceTimersByTime(ms)
    turn('pagehide')
    return sessionStorage.length > 0
  }

  const before = performance

  beforeEach(() => {
    jest.useFakeTimers()
  })

  afterEach(() => {
    put(window, 'performance', before)
  })

  it.each<[string, unknown]>([
    ['shows no requests', performanceWith()],
    ['has cleared them', performanceWith('https://shop.example/later.js')],
    ['throws', performanceThat(throwing)],
    ['is replaced by something else', {}],
    ['is missing', undefined]
  ])(
    'is kept for a second, and then never, if the performance of the page %s',
    async (_, value) => {
      put(window, 'performance', value)
      expect(await isKept(800)).toBe(true)
      sessionStorage.clear()
      expect(await isKept(1000)).toBe(false)
    }
  )

  it.each<[string, string | undefined, boolean]>([
    [`https://api-iam.intercom.io${ping}`, undefined, false],
    [`https://api-iam.eu.intercom.io${ping}?a=1`, undefined, false],
    [`https://proxy.example/intercom${ping}`, 'https://proxy.example/intercom/', false],
    [`https://proxy.example${ping}`, 'https://proxy.example/intercom/', true],
    [`https://cdn.example/i${ping}.png`, undefined, true],
    [`https://evil.example/?https://api-iam.intercom.io${ping}`, undefined, true],
    [`http://localhost${ping}`, undefined, true]
  ])('is, if the page shows %s and apiBase is %s, kept: %s', async (name, apiBase, expected) => {
    put(window, 'performance', performanceWith(widget, name))
    expect(await isKept(5000, apiBase)).toBe(expected)
  })

  it.each<[string, string, unknown]>([
    ['is no frame', 'div', { performance: performanceWith(`https://api-iam.intercom.io${ping}`) }],
    ['has no window', 'iframe', null],
    ['has a window of another origin', 'iframe', new Proxy({}, { get: throwing })]
  ])('is kept as ever if #intercom-frame %s', async (_, tag, value) => {
    put(window, 'performance', performanceWith(widget))
    const element = document.body.appendChild(document.createElement(tag))
    element.id = 'intercom-frame'
    put(element, 'contentWindow', value)
    expect(await isKept(5000)).toBe(true)
  })
})

describe('what a page keeps', () => {
  const KEY = 'segment-intercom-web:abc'

  it.each(['{', 'null', '[]', '{"visitor":{},"at":1,"items":[1]}'])(
    'is read although it is something else: %s',
    async (text) => {
      sessionStorage.setItem(KEY, text)
      await startSession()
      expect(queued()).toEqual([['boot', bootSettings]])
      expect(sessionStorage).toHaveLength(0)
    }
  )

  it('is not sent by that page when it comes back, if another one has taken it', async () => {
    const { send } = await startSession()
    send(track('A'))
    turn('pagehide')
    expect(sessionStorage.getItem(KEY)).toContain('"A"')
    sessionStorage.clear()
    turn('pageshow')
    expect(queued()).toEqual([['boot', bootSettings]])
  })
})

describe('the destination is loaded', () => {
  it('in a sandbox without cookies and storage', async () => {
    const { localStorage, sessionStorage } = window
    Object.defineProperty(document, 'cookie', { configurable: true, get: throwing, set: throwing })
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { configurable: true, get: throwing })
    try {
      const { send, reset } = await startSession()
      expect(queued()).toEqual([['boot', bootSettings]])
      send(track('A'))
      const told = listen()
      turn('pagehide')
      const reason = 'not sent: the browser cannot keep it.'
      expect(told).toMatchObject([{ type: 'dropped', key: 'trackEvent', reason }])
      expect(reset).not.toThrow()
    } finally {
      Reflect.deleteProperty(document, 'cookie')
      put(window, 'localStorage', localStorage)
      put(window, 'sessionStorage', sessionStorage)
    }
  })

  it('although a setting of the page throws when it is read', async () => {
    page.intercomSettings = Object.defineProperty({ alignment: 'left' }, 'name', {
      enumerable: true,
      get: throwing
    })
    const { reset } = await startSession()
    reset()
    expect(page.intercomSettings).toEqual(bootSettings)
  })

  it('with all its mappings, although an old Prototype.js makes text of lists', async () => {
    const prototype = Array.prototype as { toJSON?: () => string }
    prototype.toJSON = () => '[]'
    try {
      const companies = [{ company_id: 'c1' }]
      const subscriptions = presetsWith('identifyUser', { companies })
      const { calls } = await connect({ subscriptions }, await onNewPage())
      expect(calls({ type: 'identify', userId: 'u1' })).toEqual([
        ['update', { user_id: 'u1', companies }]
      ])
      expect(said()).toEqual([])
    } finally {
      delete prototype.toJSON
    }
  })
})
