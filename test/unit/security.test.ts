import { MESSENGER_SETTINGS } from '../../src/client'
import { about, connect, onNewPage, presetsWith } from './harness/connect'
import { page, queued, scripts, throwing, turn } from './harness/page'
import { bootSettings, identify, startSession, track } from './harness/session'

const allTraits = presetsWith('identifyUser', { custom_traits: { '@path': '$.traits' } })

describe('an App ID that somebody has tampered with', () => {
  it.each([
    '../../evil.js',
    '..',
    '//evil.example/x',
    '@evil.example/',
    '\\\\evil.example',
    '"><script>alert(1)</script>',
    'abc\r\nHost: evil.example',
    '%2e%2e%2f?x=1#y'
  ])('cannot move the script to another address: %j', async (appId) => {
    await startSession({ appId })
    const { origin, pathname, search, hash } = new URL(scripts()[0]?.src ?? '')
    expect(origin).toBe('https://widget.intercom.io')
    expect(pathname.startsWith('/widget/') || appId === '..').toBe(true)
    expect(pathname.slice('/widget/'.length)).not.toContain('/')
    expect(search + hash).toBe('')
    expect(document.querySelectorAll('script')).toHaveLength(1)
  })

  it('does no harm as half of a surrogate pair: load rejects or the page goes on', async () => {
    const started = startSession({ appId: '\ud800' }).then(
      () => 'loaded',
      () => 'rejected'
    )
    expect(['loaded', 'rejected']).toContain(await started)
    expect(scripts().every(({ src }) => src.startsWith('https://widget.intercom.io/'))).toBe(true)
  })
})

describe('a trait that has the name of a setting', () => {
  it('sets nothing, and so moves the visitor to no other workspace, region or launcher', async () => {
    expect(MESSENGER_SETTINGS).toHaveLength(18)
    const { send } = await startSession({ subscriptions: allTraits })
    for (const key of [...MESSENGER_SETTINGS, 'disabled', 'anonymous_id'])
      for (const id of ['u1', 'u2'])
        expect(send(identify(id, { [key]: 'evil' }))).toEqual([about(key)])
    expect(JSON.stringify(queued())).not.toContain('evil')
    expect(page.intercomSettings).toEqual(bootSettings)
  })

  it('is harmless as a property, a company attribute and a name of an event, too', async () => {
    const subscriptions = presetsWith('identifyCompany', {
      company: { company_id: 'c1', company_custom_traits: { '@path': '$.traits' } }
    })
    const { send } = await startSession({ subscriptions })
    const settings = { app_id: 'evil', api_base: 'https://evil.example' }
    send(track('boot', settings))
    send({ type: 'group', groupId: 'c1', traits: settings })
    const [boot, event] = queued()
    expect(boot).toEqual(['boot', { ...bootSettings, company: { company_id: 'c1', ...settings } }])
    expect(event).toEqual(['trackEvent', 'boot', settings])
  })
})

describe('a page with elements of telling names', () => {
  it('is taken for one without a Messenger if the element is called "Intercom"', async () => {
    document.body.innerHTML = '<a id="Intercom" href="https://evil.example"></a>'
    await startSession()
    expect(queued()).toEqual([['boot', bootSettings]])
  })

  it('gives none of the settings by an element that is called "intercomSettings"', async () => {
    document.body.innerHTML =
      '<form id="intercomSettings"><input name="user_id" value="evil"><input name="app_id"></form>'
    const { send } = await startSession()
    expect(page.intercomSettings).toEqual(bootSettings)
    send(identify('u1'))
    expect(queued()).toEqual([['boot', { ...bootSettings, user_id: 'u1' }]])
  })

  it('gives its scripts no nonce by an element that is no script', async () => {
    document.body.innerHTML = '<div nonce="evil"></div><p id="script" nonce="evil"></p>'
    await startSession()
    expect(scripts()[0]?.nonce).toBeFalsy()
  })
})

describe('a hostile window.Intercom', () => {
  const everything = async (): Promise<void> => {
    jest.useFakeTimers()
    const { send, reset } = await startSession({}, { source: await onNewPage() })
    for (const event of [track('A', { revenue: 5 }), identify('u1'), identify('u2')]) send(event)
    reset()
    send(track('B'))
    turn('pagehide')
    jest.advanceTimersByTime(500)
  }

  const stubWith = (q: unknown): unknown => Object.assign(() => undefined, { q })

  it.each<[string, unknown]>([
    ['throws', throwing],
    ['gives a promise that never settles', () => new Promise(() => undefined)],
    ['gives odd things', () => ({ then: 42, catch: null })],
    ['has a queue that is no list', stubWith('oops')],
    ['has a frozen queue', stubWith(Object.freeze([]))],
    ['has a queue of odd entries', stubWith([null, undefined, 42, 'boot', [], [{}]])],
    [
      'has a queue that throws when it is read',
      Object.defineProperty(() => undefined, 'q', { get: throwing })
    ],
    ['is a proxy that throws', new Proxy(() => undefined, { get: throwing, apply: throwing })],
    [
      'is a class',
      class Messenger {
        open = true
      }
    ]
  ])('that %s breaks neither the page nor its events', async (_, intercom) => {
    page.Intercom = intercom
    await expect(everything()).resolves.toBeUndefined()
  })

  it('that cannot be replaced breaks nothing either', async () => {
    Object.defineProperty(window, 'Intercom', { configurable: true, writable: false, value: 'no' })
    await expect(everything()).resolves.toBeUndefined()
  })
})

describe('data of the visitor', () => {
  it('is never run: no text of an event becomes an element', async () => {
    const html = '<img src=x onerror=alert(1)><script>alert(1)</script>'
    const { calls } = await connect({ subscriptions: allTraits, activator: 'a' })
    calls({ type: 'track', event: html, properties: { [html]: html } })
    calls({
      type: 'identify',
      userId: html,
      traits: { [html]: html, avatar: 'javascript:alert(1)' }
    })
    expect(document.querySelectorAll('img, script')).toHaveLength(0)
  })
})

describe('a value that is no JSON, or throws when it is read,', () => {
  it('throws no further if it is the event itself', async () => {
    const { plugins, intercom } = await connect()
    const event = new Proxy({}, { get: throwing })
    for (const plugin of plugins)
      expect(() => void plugin.track?.({ event } as never)).not.toThrow()
    expect(intercom).not.toHaveBeenCalled()
  })
})
