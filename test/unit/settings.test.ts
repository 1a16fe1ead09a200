import { Context } from '@segment/analytics-next'
import factory, { type Options, presets } from '../../src'
import { connect, createAnalytics, onNewPage } from './harness/connect'
import { page, queued, said } from './harness/page'

/** Loads the plugin and gives the settings that its `boot` has; rejects if `load` rejects. */
async function bootWith(settings: Record<string, unknown>): Promise<Record<string, unknown>> {
  const options = { subscriptions: presets, ...settings } as unknown as Options
  const [plugin] = await factory(options)
  await plugin?.load(Context.system(), createAnalytics())
  const [, attributes] = queued()[0] as [string, Record<string, unknown>]
  return attributes
}

describe('the setting appId', () => {
  it.each([undefined, null, '', ' \t ', 42, {}, ['abc']])(
    'is required: load rejects and says so for %p',
    async (appId) => {
      await expect(bootWith({ appId })).rejects.toThrow(
        '[Intercom Web (Actions)] setting "appId": it is missing. Enter the App ID of your workspace.'
      )
      expect(page).not.toHaveProperty('Intercom')
    }
  )

  it('is taken without the blanks around it', async () => {
    expect(await bootWith({ appId: ' abc\n' })).toMatchObject({ app_id: 'abc' })
  })
})

describe('the setting apiBase', () => {
  it.each([undefined, null, ''])('is the US if it is %p', async (apiBase) => {
    expect(await bootWith({ appId: 'abc', apiBase })).toMatchObject({
      api_base: 'https://api-iam.intercom.io'
    })
  })

  it.each([
    ['https://api-iam.eu.intercom.io', 'https://api-iam.eu.intercom.io'],
    ['https://api-iam.au.intercom.io/', 'https://api-iam.au.intercom.io'],
    ['https://proxy.example:8443/path?query', 'https://proxy.example:8443'],
    ['http://localhost:4173', 'http://localhost:4173'],
    ['http://127.0.0.1:80', 'http://127.0.0.1'],
    ['http://[::1]:3000/', 'http://[::1]:3000']
  ])('takes the origin of %s', async (apiBase, origin) => {
    expect(await bootWith({ appId: 'abc', apiBase })).toMatchObject({ api_base: origin })
  })

  it.each([
    'http://api-iam.intercom.io',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'api-iam.eu.intercom.io',
    'eu',
    'javascript:alert(1)',
    'data:text/plain,',
    'ftp://localhost',
    ' ',
    42,
    true,
    {}
  ])('is refused as %p: load rejects and says why', async (apiBase) => {
    await expect(bootWith({ appId: 'abc', apiBase })).rejects.toThrow(
      '[Intercom Web (Actions)] setting "apiBase": it is not an https: URL. Choose the region again.'
    )
    expect(page).not.toHaveProperty('Intercom')
  })
})

describe('the setting activator', () => {
  it('is the custom launcher of the boot, and of each update as the hosted bundle sends it', async () => {
    expect(await bootWith({ appId: 'abc', activator: '#chat' })).toMatchObject({
      custom_launcher_selector: '#chat'
    })
    const { calls } = await connect({ activator: '#chat' })
    expect(calls({ type: 'page' })).toEqual([['update', { widget: { activator: '#chat' } }]])
    expect(calls({ type: 'group', groupId: 'c1' })).toEqual([
      ['update', { company: { company_id: 'c1' }, widget: { activator: '#chat' } }]
    ])
  })

  it.each([undefined, null, '', '#IntercomDefaultWidget'])(
    'says nothing of a launcher where it is %p',
    async (activator) => {
      const attributes = await bootWith({ appId: 'abc', activator })
      expect(attributes).not.toHaveProperty('custom_launcher_selector')
      const { calls } = await connect({ activator: activator as string })
      expect(calls({ type: 'page' })).toEqual([['update', {}]])
    }
  )

  it.each(['#1', 'a[', '<b>', 42, {}])('is reported and ignored as %p', async (activator) => {
    const attributes = await bootWith({ appId: 'abc', activator })
    expect(attributes).not.toHaveProperty('custom_launcher_selector')
    const { calls } = await connect({ activator: activator as string }, await onNewPage())
    expect(calls({ type: 'page' })).toEqual([['update', {}]])
    expect(said()).toHaveBeenCalledWith(
      '[Intercom Web (Actions)] setting "activator": ignored: it is not a CSS selector. Correct it.'
    )
  })
})

describe('the setting richLinkProperties', () => {
  const article = { url: 'https://shop.example/a', value: 'A' }
  const event = { type: 'track', event: 'Read', properties: { article } } as const

  it('is a list of keys that are passed whole', async () => {
    const { calls } = await connect({ richLinkProperties: ['order', 'article'] })
    expect(calls(event)).toEqual([['trackEvent', 'Read', { article }]])
  })

  it('counts as a list of one if it is a lone string', async () => {
    const { calls } = await connect({ richLinkProperties: 'article' as never })
    expect(calls(event)).toEqual([['trackEvent', 'Read', { article }]])
  })

  it.each([undefined, null, [], '', 42, {}, ['art']])(
    'names no key where it is %p',
    async (list) => {
      const { calls } = await connect({ richLinkProperties: list as never })
      expect(calls(event)).toEqual([['trackEvent', 'Read', {}]])
    }
  )
})

describe('the setting shutdownOnReset', () => {
  it.each([undefined, null, true])('ends the session on a reset if it is %p', async (value) => {
    jest.useFakeTimers()
    const { analytics, intercom } = await connect({ shutdownOnReset: value as boolean })
    analytics.emit('reset')
    jest.advanceTimersByTime(60)
    expect(intercom.mock.calls.map(([name]) => name as string)).toEqual(['shutdown', 'boot'])
    jest.useRealTimers()
  })

  it('leaves the session alone if it is false', async () => {
    jest.useFakeTimers()
    const { analytics, intercom } = await connect({ shutdownOnReset: false })
    analytics.emit('reset')
    jest.advanceTimersByTime(1000)
    expect(intercom).not.toHaveBeenCalled()
    jest.useRealTimers()
  })
})

describe('settings that can work', () => {
  it('are reported nowhere', async () => {
    await bootWith({
      appId: 'abc',
      activator: '.chat, [data-chat]',
      apiBase: 'https://api-iam.eu.intercom.io',
      richLinkProperties: ['article'],
      shutdownOnReset: true
    })
    expect(said()).not.toHaveBeenCalled()
  })
})
