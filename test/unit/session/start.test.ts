import { Context } from '@segment/analytics-next'
import factory, { presets } from '../../../src'
import { createAnalytics, onNewPage } from '../harness/connect'
import {
  answering,
  clearPage,
  installForeignStub,
  page,
  queued,
  scripts,
  takeOver
} from '../harness/page'
import { bootSettings, identify, startSession, track } from '../harness/session'

let said: jest.SpyInstance

beforeEach(() => {
  said = jest.spyOn(console, 'debug').mockReturnValue()
})

afterEach(() => {
  clearPage()
  jest.restoreAllMocks()
})

const named = (): string[] => said.mock.calls.map(([message]) => message as string)

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
    expect(q).toEqual([['update', bootSettings]])
    expect(page.Intercom).toBe(stub)
    expect(page.intercomSettings).toEqual(bootSettings)
    expect(scripts()).toHaveLength(0)
  })

  it('events and updates queue behind it, in call order', async () => {
    const { q } = installForeignStub()
    const { send } = await startSession()
    send(track('A'))
    send(identify('u1'))
    send(track('B'))
    expect(q.slice(1)).toEqual([
      ['trackEvent', 'A', {}],
      ['update', { user_id: 'u1' }],
      ['trackEvent', 'B', {}]
    ])
  })
})

describe('on a page with the real Messenger', () => {
  it('it is told to look for launchers, and of the settings', async () => {
    const intercom = jest.fn()
    page.Intercom = answering(intercom)
    await startSession()
    expect(intercom.mock.calls).toEqual([['reattach_activator'], ['update', bootSettings]])
    expect(page.Intercom).toBe(intercom)
    expect(scripts()).toHaveLength(0)
  })

  it('another app_id there is named', async () => {
    page.Intercom = jest.fn()
    page.intercomSettings = { app_id: 'other' }
    await startSession({}, await onNewPage())
    expect(named()).toEqual([
      '[Intercom Web (Actions)] window.intercomSettings has another "app_id". Use one workspace on a page.'
    ])
  })

  it('the same app_id there is not', async () => {
    page.Intercom = jest.fn()
    page.intercomSettings = { app_id: 'abc' }
    await startSession({}, await onNewPage())
    expect(named()).toEqual([])
  })
})

describe('window.Intercom', () => {
  it('is looked up at each call, so that a Messenger that comes later gets what is sent then', async () => {
    const { send } = await startSession()
    send(track('A'))
    const messenger = takeOver()
    send(track('B'))
    const replaced = jest.fn()
    page.Intercom = answering(replaced)
    send(track('C'))
    expect(messenger.mock.calls).toEqual([
      ['boot', bootSettings],
      ['trackEvent', 'A', {}],
      ['trackEvent', 'B', {}]
    ])
    expect(replaced.mock.calls).toEqual([['trackEvent', 'C', {}]])
  })

  it('can be gone for a while: what is sent then is named', async () => {
    const { send } = await startSession()
    takeOver()
    Reflect.deleteProperty(window, 'Intercom')
    expect(send(track('A'))).toEqual([
      'Intercom "trackEvent": it is not sent, because the Messenger did not load.'
    ])
    const back = installForeignStub()
    send(track('B'))
    expect(back.q).toEqual([['trackEvent', 'B', {}]])
  })

  it('that throws is reported for that command, and the next one is tried again', async () => {
    const { send } = await startSession()
    const messenger = takeOver()
    messenger.mockClear()
    messenger.mockImplementationOnce(() => {
      throw new Error('broken')
    })
    expect(send(track('A'))).toEqual([
      'Intercom "trackEvent": it is lost, because the Messenger threw an error.'
    ])
    expect(send(track('B'))).toEqual([])
    expect(messenger).toHaveBeenLastCalledWith('trackEvent', 'B', {})
  })

  it('that throws at the start does not stop the plugin', async () => {
    page.Intercom = jest.fn(() => {
      throw new Error('broken')
    })
    const { send } = await startSession()
    const intercom = jest.fn()
    page.Intercom = answering(intercom)
    send(track('A'))
    expect(intercom).toHaveBeenCalledTimes(1)
  })
})
