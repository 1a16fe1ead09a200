import { Context } from '@segment/analytics-next'
import factory, { presets } from '../../../src'
import { createAnalytics, onNewPage } from '../harness/connect'
import {
  installForeignStub,
  installMessenger,
  namesOf,
  page,
  queued,
  said,
  scripts
} from '../harness/page'
import { bootSettings, identify, startSession, track } from '../harness/session'

const named = (): string[] => said().mock.calls.map(([message]) => message as string)

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
    page.intercomSettings = { alignment: 'left', name: 'Ada', api_base: 'https://old.example' }
    await startSession()
    expect(page.intercomSettings).toEqual({ alignment: 'left', name: 'Ada', ...bootSettings })
  })

  it.each([null, undefined, 42, 'oops', []])(
    'window.intercomSettings is replaced where it is %p',
    async (settings) => {
      page.intercomSettings = settings
      await startSession()
      expect(page.intercomSettings).toEqual(bootSettings)
    }
  )

  it('the settings are completed again right before the script runs', async () => {
    const readyState = jest.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
    await startSession()
    page.intercomSettings = { alignment: 'left' }
    readyState.mockRestore()
    window.dispatchEvent(new Event('load'))
    expect(page.intercomSettings).toEqual({ alignment: 'left', ...bootSettings })
  })

  it('the stub takes commands of the page itself, in order', async () => {
    const { send } = await startSession()
    const intercom = page.Intercom as (...command: unknown[]) => void
    send(track('A'))
    intercom('show')
    send(track('B'))
    expect(queued().map(([name, value]) => [name, typeof value === 'string' ? value : ''])).toEqual(
      [
        ['boot', ''],
        ['trackEvent', 'A'],
        ['show', ''],
        ['trackEvent', 'B']
      ]
    )
  })

  it('an element with the id "Intercom" is taken for no Messenger', async () => {
    document.body.innerHTML = '<div id="Intercom"></div>'
    expect(page.Intercom).toBeInstanceOf(HTMLElement)
    await startSession()
    expect(queued()).toEqual([['boot', bootSettings]])
  })

  it.each([null, 42, 'oops', {}])(
    'window.Intercom is taken for none where it is %p',
    async (value) => {
      page.Intercom = value
      await startSession()
      expect(queued()).toEqual([['boot', bootSettings]])
    }
  )

  it('load settles although the Messenger never comes', async () => {
    const [plugin] = await factory({ appId: 'abc', subscriptions: presets })
    await expect(
      plugin?.load(Context.system(), createAnalytics() as never)
    ).resolves.toBeUndefined()
  })
})

describe('on a page with the stub of somebody else', () => {
  it('only an update with the settings is queued: no second script, no second boot', async () => {
    const { q } = installForeignStub()
    const stub = page.Intercom
    await startSession()
    expect(queued()).toEqual([['update', bootSettings]])
    expect(q.map(([name]) => name)).toEqual(['update', 'onUnreadCountChange'])
    expect(page.Intercom).toBe(stub)
    expect(page.intercomSettings).toEqual(bootSettings)
    expect(scripts()).toHaveLength(0)
  })

  it('events and updates queue behind it, in call order', async () => {
    installForeignStub()
    const { send } = await startSession()
    send(track('A'))
    send(identify('u1'))
    send(track('B'))
    expect(queued().slice(1)).toEqual([
      ['trackEvent', 'A', {}],
      ['update', { user_id: 'u1' }],
      ['trackEvent', 'B', {}]
    ])
  })
})

describe('on a page with the real Messenger', () => {
  it('it is told to look for launchers, and of the settings', async () => {
    const intercom = installMessenger()
    const there = page.Intercom
    await startSession()
    expect(intercom.mock.calls).toEqual([['reattach_activator'], ['update', bootSettings]])
    expect(page.Intercom).toBe(there)
    expect(scripts()).toHaveLength(0)
  })

  it('of another App ID nothing is sent, which is warned of', async () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue()
    const intercom = installMessenger()
    page.intercomSettings = { app_id: 'other' }
    const { send } = await startSession({}, await onNewPage())
    expect(warn.mock.calls).toEqual([
      [
        '[Intercom Web (Actions)] setting "appId": nothing is sent: the Messenger on the page has another one. Use one.'
      ]
    ])
    send(track('A'))
    expect(intercom).not.toHaveBeenCalled()
  })

  it('of the same App ID nothing is reported', async () => {
    page.Intercom = jest.fn()
    page.intercomSettings = { app_id: 'abc' }
    await startSession({}, await onNewPage())
    expect(named()).toEqual([])
  })
})

describe('a page that comes back from the back/forward cache', () => {
  const goAndComeBack = (meanwhile: () => void): void => {
    const moment = (name: string) => new PageTransitionEvent(name, { persisted: true })
    window.dispatchEvent(moment('pagehide'))
    meanwhile()
    window.dispatchEvent(moment('pageshow'))
    jest.advanceTimersByTime(100)
  }

  const startAs = async (userId: string | null, options: object = {}) => {
    jest.useFakeTimers()
    const intercom = installMessenger()
    const { analytics } = await startSession(options)
    const user = { id: jest.fn(() => userId), anonymousId: () => 'anonymous' }
    Object.assign(analytics, { user: () => user })
    intercom.mockClear()
    return { user, names: () => namesOf(intercom) }
  }

  it('ends the session if another page has identified somebody else', async () => {
    const { user, names } = await startAs('a')
    goAndComeBack(() => user.id.mockReturnValue('b'))
    expect(names()).toEqual(['shutdown', 'boot'])
  })

  it('goes on if another page has identified the visitor', async () => {
    const { user, names } = await startAs(null)
    goAndComeBack(() => user.id.mockReturnValue('a'))
    expect(names()).toEqual([])
  })

  it('goes on if a reset ends no session', async () => {
    const { user, names } = await startAs('a', { shutdownOnReset: false })
    goAndComeBack(() => user.id.mockReturnValue('b'))
    expect(names()).toEqual([])
  })

  it('asks nothing of Analytics.js while the page has stopped everything', async () => {
    const { user, names } = await startAs('a')
    window.dispatchEvent(new Event('intercom-destination:stop'))
    const before = names()
    goAndComeBack(() => user.id.mockReturnValue('b'))
    expect(user.id).not.toHaveBeenCalled()
    expect(names()).toEqual(before)
  })
})
