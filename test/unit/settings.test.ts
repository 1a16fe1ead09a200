import { about, connect, onNewPage } from './harness/connect'
import { page, queued, said, turn } from './harness/page'
import { startLive, startSession } from './harness/session'

/** Loads the plugin and gives the settings that its `boot` has; rejects if `load` rejects. */
async function bootWith(settings: Record<string, unknown>): Promise<unknown> {
  await startSession(settings)
  return queued()[0]?.[1]
}

describe('the setting appId', () => {
  it.each([undefined, null, '', ' \t ', {}, ['abc']])(
    'is required: load rejects and says so for %p',
    async (appId) => {
      await expect(bootWith({ appId })).rejects.toThrow(
        '[Intercom Web (Actions)] setting "appId": it is missing. Enter it.'
      )
      expect(page).not.toHaveProperty('Intercom')
    }
  )

  it.each<[unknown, string]>([
    [' abc\n', 'abc'],
    [42, '42']
  ])('of %j is %j, also if the page has the same', async (appId, app_id) => {
    page.intercomSettings = { app_id: appId }
    expect(await bootWith({ appId })).toMatchObject({ app_id })
    expect(said()).toEqual([])
  })
})

describe('the setting apiBase', () => {
  it.each([
    [undefined, 'https://api-iam.intercom.io'],
    [null, 'https://api-iam.intercom.io'],
    ['', 'https://api-iam.intercom.io'],
    ['https://api-iam.au.intercom.io/', 'https://api-iam.au.intercom.io'],
    ['https://proxy.example:8443/path/?query', 'https://proxy.example:8443/path'],
    ['http://localhost:4173', 'http://localhost:4173'],
    ['http://127.0.0.1:80', 'http://127.0.0.1'],
    ['http://[::1]:3000/', 'http://[::1]:3000']
  ])('of %p is %s', async (apiBase, origin) => {
    expect(await bootWith({ apiBase })).toMatchObject({ api_base: origin })
  })

  it.each([
    [undefined, 'https://api-iam.eu.intercom.io'],
    [undefined, 'http://proxy.example'],
    ['https://api-iam.au.intercom.io', 'https://api-iam.eu.intercom.io']
  ])("of %p wins over the page's own, %s, unless it is missing", async (apiBase, ofPage) => {
    page.intercomSettings = { api_base: ofPage }
    expect(await bootWith({ apiBase })).toMatchObject({ api_base: apiBase ?? ofPage })
    expect(page.intercomSettings).toMatchObject({ api_base: apiBase ?? ofPage })
  })

  it.each([
    'http://api-iam.intercom.io',
    'http://127.0.0.1.example',
    'eu',
    'javascript:alert(1)',
    ' ',
    42,
    {}
  ])('is refused as %p: load rejects and says why', async (apiBase) => {
    await expect(bootWith({ apiBase })).rejects.toThrow(
      '[Intercom Web (Actions)] setting "apiBase": it is not an https: URL. Choose a region.'
    )
    expect(page).not.toHaveProperty('Intercom')
  })
})

describe('the setting activator', () => {
  it('is the custom launcher of the boot, and of each update as the hosted bundle sends it', async () => {
    const activator = '.chat, [data-chat] > a'
    expect(await bootWith({ activator })).toMatchObject({ custom_launcher_selector: activator })
    const { calls } = await connect({ activator })
    expect(calls({ type: 'page' })).toEqual([['update', { widget: { activator } }]])
    expect(calls({ type: 'group', groupId: 'c1' })).toEqual([
      ['update', { company: { company_id: 'c1' }, widget: { activator } }]
    ])
  })

  it.each<[unknown, string[]]>([
    [undefined, []],
    [null, []],
    ['', []],
    ['#IntercomDefaultWidget', []],
    ['a[', ['activator']],
    ['<img src=x onerror=alert(1)>', ['activator']],
    [42, ['activator']]
  ])('says nothing of a launcher if it is %p; reported: %j', async (activator, reported) => {
    const { calls } = await connect({ activator: activator as string }, await onNewPage())
    expect(calls({ type: 'page' })).toEqual([['update', {}]])
    expect(page.intercomSettings).not.toHaveProperty('custom_launcher_selector')
    expect(said()).toEqual(reported.map(about))
    if (said().length > 0) expect(said()[0]).toContain('ignored: it is not a CSS selector.')
  })
})

describe('the setting richLinkProperties', () => {
  const article = { url: 'https://shop.example/a', value: 'A' }
  const event = { type: 'track', event: 'Read', properties: { article } } as const

  it.each<[unknown, object]>([
    [['order', 'article'], { article }],
    ['article', { article }],
    [undefined, {}],
    [42, {}],
    [['art'], {}],
    ['articles', {}]
  ])('of %j makes the metadata %j', async (richLinkProperties, metadata) => {
    const { calls } = await connect({ richLinkProperties: richLinkProperties as string[] })
    expect(calls(event)).toEqual([['trackEvent', 'Read', metadata]])
  })
})

describe('the setting shutdownOnReset', () => {
  it.each<[unknown, string[]]>([
    [undefined, ['shutdown', 'boot']],
    [null, ['shutdown', 'boot']],
    [true, ['shutdown', 'boot']],
    [false, []]
  ])('of %p gives a reset the commands %j', async (shutdownOnReset, expected) => {
    jest.useFakeTimers()
    const settings = { shutdownOnReset: shutdownOnReset as boolean }
    const { reset, names } = await startLive(settings)
    reset()
    jest.advanceTimersByTime(1000)
    expect(names()).toEqual(expected)
  })

  it('of false tells no visit from the next, nor who is there when the page comes back', async () => {
    jest.useFakeTimers()
    const user = { id: jest.fn(() => 'a'), anonymousId: () => 'anonymous' }
    const { call, reset, intercom } = await startLive(
      { shutdownOnReset: false },
      { more: { user: () => user } }
    )
    const before = call({ type: 'track', event: 'Before' })
    reset()
    call({ type: 'track', event: 'After' })()
    before()
    jest.advanceTimersByTime(1000)
    turn('pagehide')
    user.id.mockReturnValue('b')
    turn('pageshow')
    expect(intercom.mock.calls).toEqual([
      ['trackEvent', 'After', {}],
      ['trackEvent', 'Before', {}]
    ])
  })
})

it.each<[unknown, string[]]>([
  ['load', []],
  [undefined, []],
  ['', []],
  ['never', ['loadOn']],
  ['toString', ['loadOn']]
])('the setting loadOn of %p reports: %j', async (loadOn, reported) => {
  await startSession({ loadOn: loadOn as 'load' }, { source: await onNewPage() })
  expect(said()).toEqual(reported.map(about))
  if (said().length > 0)
    expect(said()[0]).toContain('it is unknown. Use load, idle, interaction or identify.')
})
