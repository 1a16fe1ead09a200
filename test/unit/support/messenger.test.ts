import {
  installMessenger,
  type MessengerDouble,
  type MessengerOptions
} from '../../support/messenger'
import { recordSends, type SendRecorder } from '../../support/messenger/recorder'

/** The globals that a page shares with Intercom. */
interface Page {
  Intercom: ((...args: unknown[]) => unknown) & { q?: unknown[]; booted?: boolean; extra?: string }
  intercomSettings?: Record<string, unknown> | undefined
}

const page = window as unknown as Page

/** Longer than the delay of requests, shorter than anything else. */
const leavingMs = 20

let servers: SendRecorder
let doubles: MessengerDouble[]

beforeEach(() => {
  jest.useFakeTimers()
  servers = recordSends()
  doubles = []
  history.replaceState(null, '', '/')
})

afterEach(() => {
  for (const double of doubles) double.remove()
  Reflect.deleteProperty(window, 'Intercom')
  Reflect.deleteProperty(window, 'intercomSettings')
  document.body.innerHTML = ''
  jest.useRealTimers()
  jest.restoreAllMocks()
})

function putStub() {
  const queue: unknown[] = []
  page.Intercom = Object.assign((...args: unknown[]) => void queue.push(args), { q: queue })
}

function runScript(options: MessengerOptions = {}) {
  const double = installMessenger(window, { send: servers.send, ...options })
  doubles.push(double)
  return double
}

/** A page whose Messenger is there and has answered its first boot. */
async function startMessenger(options: MessengerOptions = {}, settings = {}) {
  page.intercomSettings = { app_id: 'abc', ...settings }
  putStub()
  const double = runScript(options)
  await requestsLeave()
  servers.pings.length = 0
  return double
}

const requestsLeave = () => jest.advanceTimersByTimeAsync(leavingMs)

const sentData = () => servers.pings.map(({ userData }) => userData)

const launcher = () => document.querySelector<HTMLElement>('[aria-label="Open Intercom Messenger"]')

const panel = () => document.querySelector<HTMLElement>('[role=dialog]')

describe('taking over', () => {
  it('marks the stub as booted when the script runs, before the Messenger is there', () => {
    putStub()
    const double = runScript()
    expect(page.Intercom.booted).toBe(true)
    expect(page.Intercom.q).toEqual([])
    expect(double.takenOver).toBe(false)
  })

  it('replaces the stub by a function without a queue once the frame is up', async () => {
    putStub()
    const stub = page.Intercom
    stub.extra = 'gone afterwards'
    runScript({ takeOverAfterMs: 100 })
    await jest.advanceTimersByTimeAsync(99)
    expect(page.Intercom).toBe(stub)
    await jest.advanceTimersByTimeAsync(1)
    expect(page.Intercom).not.toBe(stub)
    expect('q' in page.Intercom || 'extra' in page.Intercom).toBe(false)
  })

  it('drains the queue in order before the real function is at window.Intercom', async () => {
    putStub()
    const stub = page.Intercom
    const present: boolean[] = []
    page.Intercom('boot', { app_id: 'abc' })
    page.Intercom('onUnreadCountChange', () => present.push(page.Intercom === stub))
    page.Intercom('trackEvent', 'Seen')
    const { calls } = runScript()
    await requestsLeave()
    expect(calls.map(({ command }) => command)).toEqual([
      'boot',
      'onUnreadCountChange',
      'trackEvent'
    ])
    expect(present).toEqual([true])
  })

  it('sends a queued object as it is when the queue is drained', async () => {
    putStub()
    const settings: Record<string, unknown> = { app_id: 'abc' }
    page.Intercom('boot', settings)
    settings.name = 'added later'
    runScript()
    await requestsLeave()
    expect(sentData()).toEqual([{ name: 'added later' }])
  })

  it('boots by itself when the queue held neither boot nor shutdown', async () => {
    page.intercomSettings = { app_id: 'abc', user_id: 'u1' }
    putStub()
    page.Intercom('trackEvent', 'Seen')
    runScript()
    await requestsLeave()
    expect(servers.pings).toMatchObject([{ source: 'apiBoot', userData: { user_id: 'u1' } }])
    expect(servers.events).toMatchObject([{ name: 'Seen' }])
  })

  it.each(['boot', 'shutdown'])('does not boot by itself after a queued %s', async (command) => {
    page.intercomSettings = { app_id: 'abc' }
    putStub()
    page.Intercom(command)
    runScript()
    await requestsLeave()
    expect(servers.pings).toHaveLength(command === 'boot' ? 1 : 0)
  })

  it('runs a queued shutdown and the boot after it', async () => {
    putStub()
    page.Intercom('shutdown')
    page.Intercom('boot', { app_id: 'abc', user_id: 'u1' })
    runScript()
    await requestsLeave()
    expect(sentData()).toEqual([{ user_id: 'u1' }])
  })

  it('leaves the visitor as the first boot said after a queued boot, shutdown, boot', async () => {
    putStub()
    page.Intercom('boot', { app_id: 'abc' })
    page.Intercom('shutdown')
    page.Intercom('boot', { app_id: 'abc', user_id: 'u1' })
    runScript()
    await requestsLeave()
    expect(sentData()).toEqual([{}])
  })

  it.each(['Googlebot/2.1', 'my-crawler', 'facebookexternalhit/1.1'])(
    'never happens for %s',
    async (userAgent) => {
      jest.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
      putStub()
      runScript()
      await jest.advanceTimersByTimeAsync(60_000)
      expect(page.Intercom.q).toEqual([])
    }
  )

  it('never happens when a test asks for that, until it is told to', async () => {
    putStub()
    const double = runScript({ neverTakeOver: true })
    await jest.advanceTimersByTimeAsync(60_000)
    expect(double.takenOver).toBe(false)
    double.takeOver()
    expect(double.takenOver).toBe(true)
  })

  it('puts a stub of its own where the page has an element with the id Intercom', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div id="Intercom"></div>')
    Reflect.set(window, 'Intercom', document.getElementById('Intercom'))
    const double = runScript()
    expect(page.Intercom.q).toEqual([])
    await requestsLeave()
    expect(double.takenOver).toBe(true)
  })

  it('happens once, however many scripts run', async () => {
    await startMessenger()
    const real = page.Intercom
    runScript()
    await requestsLeave()
    expect(page.Intercom).toBe(real)
  })
})

describe('commands', () => {
  it('do nothing and return undefined when nobody knows them', async () => {
    const { calls } = await startMessenger()
    expect(page.Intercom('reattach_activator')).toBeUndefined()
    expect(calls).toMatchObject([{ command: 'reattach_activator', args: [] }])
  })

  it('are shown to an observer and logged as they were given', async () => {
    const onCommand = jest.fn()
    const { calls } = await startMessenger({ onCommand })
    const metadata = { price: 1 }
    page.Intercom('trackEvent', 'Seen', metadata)
    metadata.price = 2
    expect(onCommand).toHaveBeenCalledWith('trackEvent', ['Seen', metadata])
    expect(calls).toMatchObject([{ command: 'trackEvent', args: ['Seen', { price: 1 }] }])
  })

  it('call back with an unread count of 0 at once', async () => {
    await startMessenger()
    const onUnread = jest.fn()
    page.Intercom('onUnreadCountChange', onUnread)
    expect(onUnread).toHaveBeenCalledWith(0)
  })

  it('answer the visitor id after the first accepted ping', async () => {
    await startMessenger()
    expect(document.cookie).toContain(`intercom-id-abc=${String(page.Intercom('getVisitorId'))}`)
  })

  it('answer the same visitor id after later pings', async () => {
    await startMessenger()
    const visitorId = page.Intercom('getVisitorId')
    page.Intercom('update', { plan: 'pro' })
    await requestsLeave()
    expect(page.Intercom('getVisitorId')).toBe(visitorId)
  })

  it('call back when the Messenger is ready', async () => {
    putStub()
    const onReady = jest.fn()
    page.Intercom('ready', onReady)
    page.Intercom('boot', { app_id: 'abc' })
    runScript()
    await requestsLeave()
    page.Intercom('ready', onReady)
    expect(onReady).toHaveBeenCalledTimes(2)
  })

  it('throw, all of them or only the n-th, when a test asks for that', async () => {
    await startMessenger({ throwing: 2 })
    expect(page.Intercom('update')).toBeUndefined()
    expect(() => page.Intercom('update')).toThrow('The Messenger double throws on "update".')
    expect(page.Intercom('update')).toBeUndefined()
    doubles.pop()?.remove()
    await startMessenger({ throwing: true })
    expect(() => page.Intercom('show')).toThrow()
  })

  it('are taken over even when a queued one throws', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation()
    putStub()
    page.Intercom('boot', { app_id: 'abc' })
    const double = runScript({ throwing: true })
    await requestsLeave()
    expect(double.takenOver).toBe(true)
    expect(log).toHaveBeenCalledTimes(1)
  })
})

describe('requests', () => {
  it('merge boot and update over window.intercomSettings', async () => {
    await startMessenger({}, { name: 'Ada', plan: 'free' })
    page.Intercom('update', { plan: 'pro' })
    await requestsLeave()
    expect(sentData()).toEqual([{ name: 'Ada', plan: 'pro' }])
  })

  it('read window.intercomSettings anew each time', async () => {
    await startMessenger()
    page.intercomSettings = { app_id: 'abc', name: 'Ada' }
    page.Intercom('update')
    await requestsLeave()
    expect(sentData()).toEqual([{ name: 'Ada' }])
  })

  it('go to the US by default, whatever api_base boot is given', async () => {
    putStub()
    page.Intercom('boot', { app_id: 'abc', api_base: 'https://api-iam.eu.intercom.io' })
    runScript()
    await requestsLeave()
    expect(servers.urls).toEqual(['https://api-iam.intercom.io/messenger/web/ping'])
  })

  it('go to the api_base that window.intercomSettings had before the script ran', async () => {
    page.intercomSettings = { app_id: 'abc', api_base: 'https://api-iam.eu.intercom.io' }
    putStub()
    runScript()
    page.intercomSettings.api_base = 'https://api-iam.au.intercom.io'
    await requestsLeave()
    expect(servers.urls).toEqual(['https://api-iam.eu.intercom.io/messenger/web/ping'])
  })

  it('are none without an app_id', async () => {
    putStub()
    page.Intercom('boot', { user_id: 'u1' })
    page.Intercom('update', { user_id: 'u1' })
    runScript()
    await requestsLeave()
    expect(servers.urls).toEqual([])
    expect(launcher()).toBeNull()
  })

  it('say what caused them and for which app', async () => {
    page.intercomSettings = { app_id: 'abc' }
    putStub()
    page.Intercom('boot')
    page.Intercom('update', { plan: 'pro' })
    runScript()
    await requestsLeave()
    expect(servers.pings).toMatchObject([
      { source: 'apiBoot', appId: 'abc' },
      { source: 'apiUpdate', appId: 'abc' }
    ])
  })

  it('carry no Messenger settings', async () => {
    await startMessenger()
    page.Intercom('update', { installation_type: 's', z_index: 1, widget: {}, name: 'Ada' })
    await requestsLeave()
    expect(sentData()).toEqual([{ name: 'Ada' }])
  })

  it('leave undefined out, send null and nested values, and turn NaN into null', async () => {
    await startMessenger()
    page.Intercom('update', { a: undefined, b: null, c: NaN, d: { e: [1] } })
    await requestsLeave()
    expect(sentData()).toEqual([{ b: null, c: null, d: { e: [1] } }])
  })

  it('ignore a null user_id, email and user_hash', async () => {
    await startMessenger({}, { user_id: 'u1' })
    page.Intercom('update', { user_id: null, email: null, user_hash: null, phone: null })
    await requestsLeave()
    expect(sentData()).toEqual([{ user_id: 'u1', phone: null }])
  })

  it("go out with another user's id and the first one's email and hash", async () => {
    await startMessenger()
    page.Intercom('boot', { user_id: 'u1', email: 'u1@example.com', user_hash: 'h1' })
    page.Intercom('update', { user_id: 'u2' })
    await requestsLeave()
    expect(sentData()[1]).toEqual({ user_id: 'u2', email: 'u1@example.com', user_hash: 'h1' })
  })

  it('leave a few milliseconds after their command', async () => {
    await startMessenger()
    page.Intercom('update', { plan: 'pro' })
    expect(servers.pings).toHaveLength(0)
    await requestsLeave()
    expect(servers.pings).toHaveLength(1)
  })
})

describe('events', () => {
  it('leave with their metadata on behalf of the identity of the session', async () => {
    await startMessenger({}, { user_id: 'u1' })
    page.Intercom('trackEvent', 'Bought', { price: { amount: 1999, currency: 'USD' } })
    await requestsLeave()
    expect(servers.events).toMatchObject([
      {
        name: 'Bought',
        metadata: { price: { amount: 1999, currency: 'USD' } },
        userData: { user_id: 'u1' },
        anonymousSession: expect.stringMatching(/\w+/)
      }
    ])
  })

  it('wait for the first ping that succeeds, in their order', async () => {
    servers.status = 500
    page.intercomSettings = { app_id: 'abc' }
    putStub()
    page.Intercom('trackEvent', 'One')
    runScript()
    await requestsLeave()
    page.Intercom('trackEvent', 'Two')
    await requestsLeave()
    expect(servers.events).toHaveLength(0)
    servers.status = 200
    page.Intercom('update')
    await requestsLeave()
    expect(servers.events.map(({ name }) => name)).toEqual(['One', 'Two'])
  })

  it('never leave when the visitor is refused', async () => {
    servers.status = 403
    await startMessenger()
    page.Intercom('trackEvent', 'Seen')
    await jest.advanceTimersByTimeAsync(60_000)
    expect(servers.events).toEqual([])
    expect(document.cookie).toBe('')
  })
})

describe('shutdown', () => {
  it('loses what was called right before it, and not what was called 20 ms before', async () => {
    await startMessenger()
    page.Intercom('trackEvent', 'Kept')
    await requestsLeave()
    page.Intercom('trackEvent', 'Lost')
    page.Intercom('update', { plan: 'lost' })
    page.Intercom('shutdown')
    await requestsLeave()
    expect(servers.events.map(({ name }) => name)).toEqual(['Kept'])
    expect(servers.pings).toEqual([])
  })

  it('drops the events that wait for the first ping', async () => {
    servers.status = 403
    await startMessenger()
    page.Intercom('trackEvent', 'Dropped')
    page.Intercom('shutdown')
    servers.status = 200
    page.Intercom('boot')
    await requestsLeave()
    expect(servers.events).toEqual([])
  })

  it('deletes the cookies and removes the interface at once', async () => {
    await startMessenger()
    expect(document.cookie).toMatch(/intercom-id-abc=.*intercom-session-abc=/)
    expect(launcher()).not.toBeNull()
    page.Intercom('shutdown')
    expect(document.cookie).toBe('')
    expect(launcher()).toBeNull()
    expect(panel()).toBeNull()
  })

  it('that comes first in the queue deletes the cookies that the last page left', async () => {
    document.cookie = 'intercom-session-abc=old; path=/'
    page.intercomSettings = { app_id: 'abc' }
    putStub()
    page.Intercom('shutdown')
    runScript()
    await requestsLeave()
    expect(document.cookie).not.toContain('old')
  })

  it('is not undone by the answer to a ping that was on its way', async () => {
    let answer = (_: { status: number }) => {}
    const send = jest.fn(() => new Promise<{ status: number }>((resolve) => (answer = resolve)))
    await startMessenger({ send })
    page.Intercom('trackEvent', 'Dropped')
    page.Intercom('shutdown')
    answer({ status: 200 })
    await requestsLeave()
    expect(document.cookie).toBe('')
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('keeps the cookies when it is called with false', async () => {
    await startMessenger()
    page.Intercom('shutdown', false)
    expect(document.cookie).toContain('intercom-session-abc')
  })

  it('forgets the identity but not window.intercomSettings', async () => {
    await startMessenger({}, { name: 'Ada' })
    page.Intercom('update', { user_id: 'u1', email: 'u1@example.com' })
    await requestsLeave()
    page.Intercom('shutdown')
    page.Intercom('boot', { app_id: 'abc' })
    await requestsLeave()
    expect(sentData()[1]).toEqual({ name: 'Ada' })
  })

  it('drops callbacks', async () => {
    await startMessenger()
    const onShow = jest.fn()
    page.Intercom('onShow', onShow)
    page.Intercom('shutdown')
    page.Intercom('boot')
    page.Intercom('show')
    expect(onShow).not.toHaveBeenCalled()
  })

  it('lets update open a session again only where an app_id is known', async () => {
    await startMessenger()
    page.Intercom('shutdown')
    page.intercomSettings = undefined
    page.Intercom('update', { user_id: 'u1' })
    await requestsLeave()
    expect(servers.pings).toEqual([])
    page.Intercom('update', { app_id: 'abc', user_id: 'u1' })
    await requestsLeave()
    expect(servers.pings).toMatchObject([{ source: 'apiUpdate', userData: { user_id: 'u1' } }])
  })
})

describe('updates', () => {
  it('are dropped when they equal one of the last minute, even with others in between', async () => {
    await startMessenger()
    for (const plan of ['pro', 'free', 'pro']) page.Intercom('update', { plan })
    await requestsLeave()
    expect(sentData()).toEqual([{ plan: 'pro' }, { plan: 'free' }])
  })

  it('are dropped for a whole minute and in whatever order their attributes come', async () => {
    await startMessenger()
    page.Intercom('update', { plan: 'pro', size: 1 })
    await jest.advanceTimersByTimeAsync(59_999)
    page.Intercom('update', { size: 1, plan: 'pro' })
    await requestsLeave()
    expect(servers.pings).toHaveLength(1)
  })

  it('are sent again after a minute, at another URL, or as somebody else', async () => {
    await startMessenger()
    page.Intercom('update', { plan: 'pro' })
    history.replaceState(null, '', '/other')
    page.Intercom('update', { plan: 'pro' })
    page.Intercom('update', { plan: 'pro', user_id: 'u1' })
    await jest.advanceTimersByTimeAsync(60_000)
    page.Intercom('update', { plan: 'pro', user_id: 'u1' })
    await requestsLeave()
    expect(servers.pings).toHaveLength(4)
  })

  it('apply their launcher settings even when they are dropped', async () => {
    await startMessenger()
    const showThenHide = [false, true].map((hide) => ({ hide_default_launcher: hide }))
    for (const settings of showThenHide) page.Intercom('update', settings)
    await requestsLeave()
    expect(servers.pings).toHaveLength(1)
    expect(launcher()?.hidden).toBe(true)
  })

  it('are dropped over the limit of 20 in 30 minutes, not queued', async () => {
    await startMessenger()
    for (let count = 1; count <= 21; count++) page.Intercom('update', { count })
    await requestsLeave()
    expect(servers.pings).toHaveLength(20)
    await jest.advanceTimersByTimeAsync(30 * 60_000)
    expect(servers.pings).toHaveLength(20)
    page.Intercom('update', { count: 22 })
    await requestsLeave()
    expect(servers.pings).toHaveLength(21)
  })

  it('have a limit of their own after a shutdown', async () => {
    await startMessenger({ updateLimit: 1 })
    for (const count of [1, 2]) page.Intercom('update', { count })
    await requestsLeave()
    expect(servers.pings).toHaveLength(1)
    page.Intercom('shutdown')
    page.Intercom('update', { count: 3 })
    await requestsLeave()
    expect(servers.pings).toHaveLength(2)
  })
})

describe('Turbo', () => {
  const dispatch = (name: string) => document.dispatchEvent(new Event(name))

  it.each([
    ['turbo:visit', 'turbo:load'],
    ['turbolinks:visit', 'turbolinks:load'],
    ['page:before-change', 'page:change']
  ])('gets a new stub on %s and a new real function after %s', async (visit, load) => {
    await startMessenger({ takeOverAfterMs: 10 })
    const first = page.Intercom
    dispatch(visit)
    expect(page.Intercom.q).toEqual([])
    expect(document.cookie).toContain('intercom-session-abc')
    expect(launcher()).toBeNull()
    page.Intercom('trackEvent', 'Seen')
    dispatch(load)
    expect(page.Intercom.q).toHaveLength(1)
    await requestsLeave()
    expect(page.Intercom).not.toBe(first)
    await requestsLeave()
    expect(servers.events.map(({ name }) => name)).toEqual(['Seen'])
  })

  it('leaves whoever kept the old function talking to nobody', async () => {
    await startMessenger()
    const old = page.Intercom
    dispatch('turbo:visit')
    dispatch('turbo:load')
    await requestsLeave()
    servers.pings.length = 0
    old('update', { plan: 'pro' })
    await requestsLeave()
    expect(servers.pings).toEqual([])
  })

  it('changes nothing with the load event of the first page', async () => {
    await startMessenger()
    const first = page.Intercom
    dispatch('turbo:load')
    await requestsLeave()
    expect(page.Intercom).toBe(first)
  })
})

describe('the interface', () => {
  const isOpen = () => panel()?.hidden === false

  it('opens and closes from the default launcher and tells the page', async () => {
    await startMessenger()
    const seen: string[] = []
    page.Intercom('onShow', () => seen.push('show'))
    page.Intercom('onHide', () => seen.push('hide'))
    launcher()?.click()
    expect(isOpen()).toBe(true)
    launcher()?.click()
    expect(isOpen()).toBe(false)
    expect(seen).toEqual(['show', 'hide'])
  })

  it.each([
    ['show', [], 'home', ''],
    ['showMessages', [], 'messages', ''],
    ['showNewMessage', ['Hello'], 'newMessage', 'Hello'],
    ['showSpace', ['news'], 'news', '']
  ])('shows on %s what was asked for', async (command, args, space, content) => {
    const onPanel = jest.fn()
    await startMessenger({ onPanel })
    page.Intercom(command, ...args)
    expect(isOpen()).toBe(true)
    expect(panel()?.dataset).toMatchObject({ space, content })
    expect(onPanel).toHaveBeenCalledWith(panel())
    page.Intercom('hide')
    expect(isOpen()).toBe(false)
  })

  it('has no visible launcher with hide_default_launcher true', async () => {
    await startMessenger({}, { hide_default_launcher: true })
    expect(launcher()?.hidden).toBe(true)
  })

  it('shows a launcher that the workspace hides with hide_default_launcher false', async () => {
    await startMessenger({ launcherHidden: true })
    expect(launcher()?.hidden).toBe(true)
    page.Intercom('update', { hide_default_launcher: false })
    expect(launcher()?.hidden).toBe(false)
  })

  it.each([{ custom_launcher_selector: '#chat' }, { widget: { activator: '#chat' } }])(
    'opens from an element that the page adds later, with %j',
    async (settings) => {
      await startMessenger({}, settings)
      document.body.insertAdjacentHTML('beforeend', '<button id="chat"><b>Chat</b></button>')
      document.querySelector<HTMLElement>('#chat b')?.click()
      expect(isOpen()).toBe(true)
    }
  )

  it('keeps a custom launcher through updates that do not name it, until shutdown', async () => {
    await startMessenger()
    document.body.insertAdjacentHTML('beforeend', '<button id="chat"></button>')
    const onClick = jest.fn()
    page.Intercom('update', { custom_launcher_selector: '#chat' })
    page.Intercom('update', { plan: 'pro' })
    page.Intercom('onShow', onClick)
    document.querySelector<HTMLElement>('#chat')?.click()
    expect(isOpen()).toBe(true)
    document.querySelector<HTMLElement>('#chat')?.click()
    page.Intercom('shutdown')
    document.querySelector<HTMLElement>('#chat')?.click()
    expect(onClick).toHaveBeenCalledTimes(1)
  })

  it('survives a custom launcher selector that is not valid', async () => {
    await startMessenger({}, { custom_launcher_selector: '##' })
    document.body.click()
    expect(isOpen()).toBe(false)
  })

  it('takes #IntercomDefaultWidget for no custom launcher', async () => {
    await startMessenger({}, { widget: { activator: '#IntercomDefaultWidget' } })
    document.body.insertAdjacentHTML('beforeend', '<button id="IntercomDefaultWidget"></button>')
    document.querySelector<HTMLElement>('#IntercomDefaultWidget')?.click()
    expect(isOpen()).toBe(false)
  })
})
