import type { Context } from '@segment/analytics-next'
import {
  connect,
  contextOf,
  createAnalytics,
  loadAll,
  messagesOf,
  onNewPage,
  perform,
  presetsWith
} from './harness/connect'
import { page, said } from './harness/page'

const messages = (): string[] => said().mock.calls.map(([message]) => message as string)

const track = (properties: unknown, event: unknown = 'A') =>
  ({ type: 'track', event, properties }) as const

describe('a message', () => {
  it('says once on a page what went wrong with a key of an action', async () => {
    const { calls } = await connect({}, await onNewPage())
    for (let count = 0; count < 3; count += 1) calls(track({ cart: {} }))
    calls(track({ cart: {}, tags: [] }))
    calls({ type: 'identify', traits: { avatar: 1 } })
    expect(messages()).toEqual([
      '[Intercom Web (Actions)] trackEvent event_metadata "cart": Intercom takes no nested values. Send text, a number or a boolean at $.properties (mapping "Track Event").',
      '[Intercom Web (Actions)] trackEvent event_metadata "tags": Intercom takes no nested values. Send text, a number or a boolean at $.properties (mapping "Track Event").',
      '[Intercom Web (Actions)] identifyUser "avatar_image_url": left out: it is not text. Send a URL at $.traits.avatar (mapping "Identify User").'
    ])
  })

  it('is in the log of each event that it is about, as a warning', async () => {
    const { plugins } = await connect()
    for (let count = 0; count < 2; count += 1) {
      const context = contextOf(track({ cart: {} }))
      perform(plugins, context)
      expect(context.logs().map(({ level, message }) => [level, message])).toEqual([
        [
          'warn',
          '[Intercom Web (Actions)] trackEvent event_metadata "cart": Intercom takes no nested values. Send text, a number or a boolean at $.properties (mapping "Track Event").'
        ]
      ])
    }
  })

  it('needs no log: a context without one is taken', async () => {
    const { plugins, intercom } = await connect()
    const context = { event: track({ cart: {} }) }
    perform(plugins, context as unknown as Context)
    expect(intercom).toHaveBeenCalledWith('trackEvent', 'A', {})
  })

  it('stops filling the console of a page that makes up keys, and goes on in the log', async () => {
    const { plugins } = await connect({}, await onNewPage())
    const properties = Object.fromEntries(
      Array.from({ length: 1500 }, (_, index) => [`key${index}`, {}])
    )
    const context = contextOf(track(properties))
    perform(plugins, context)
    expect(messages()).toHaveLength(1000)
    expect(messagesOf(context)).toHaveLength(1500)
  })

  it('has the beginning of a key that is very long', async () => {
    const { messages: named } = await connect()
    const [message] = named(track({ ['k'.repeat(1_000_000)]: {} }))
    expect(message?.length).toBeLessThan(250)
    expect(message).toContain(`"${'k'.repeat(100)}"`)
  })
})

describe('no message', () => {
  const secret = 'S3CRET'

  const everyLog = () => {
    const spies = (['debug', 'log', 'info', 'warn', 'error', 'trace'] as const).map((level) =>
      jest.spyOn(console, level).mockReturnValue()
    )
    return () => JSON.stringify(spies.flatMap(({ mock }) => mock.calls as unknown[][]))
  }

  const nested = { [`key`]: secret, list: [secret] }

  it.each([
    ['track', track({ a: nested, b: [secret], c: Symbol(secret), revenue: `${secret}1` })],
    ['track', track({ revenue: -5.4321, currency: secret, price: secret })],
    ['track', track(secret)],
    ['track', track({}, nested)],
    ['track', track([secret], { toString: () => secret })],
    ['identify', { type: 'identify', userId: nested, traits: { email: nested, name: [secret] } }],
    ['identify', { type: 'identify', traits: secret }],
    [
      'identify',
      {
        type: 'identify',
        traits: {
          avatar: nested,
          createdAt: secret,
          company: { name: secret, plan: nested, createdAt: secret },
          companies: secret,
          app_id: secret,
          api_base: secret
        },
        integrations: { Intercom: { user_hash: nested, intercom_user_jwt: [secret] } },
        context: { Intercom: { hideDefaultLauncher: secret } }
      }
    ],
    ['identify', { type: 'identify', traits: { companies: [{ name: secret }, { id: nested }] } }],
    ['group', { type: 'group', groupId: nested, traits: { name: secret, createdAt: secret } }],
    ['group', { type: 'group', groupId: '', traits: secret }]
  ] as const)('has a value of a %s in it', async (_, event) => {
    const everything = everyLog()
    const subscriptions = presetsWith('identifyUser', { custom_traits: { '@path': '$.traits' } })
    const { plugins } = await connect({ subscriptions }, await onNewPage())
    const context = contextOf(event)
    perform(plugins, context)
    expect(messagesOf(context).length).toBeGreaterThan(0)
    expect(messagesOf(context).join('\n')).not.toContain(secret)
    expect(everything()).not.toContain(secret)
    expect(everything()).not.toContain('5.4321')
  })

  it('has a value of a mapping or a trigger in it', async () => {
    const everything = everyLog()
    const fresh = await onNewPage()
    const [preset] = presetsWith('', {})
    if (!preset) throw new Error('There is no preset.')
    await fresh({
      appId: 'abc',
      subscriptions: [
        { ...preset, name: 'One', subscribe: `event = ${secret} oops "` },
        { ...preset, name: 'Two', partnerAction: secret },
        {
          ...preset,
          name: 'Three',
          mapping: { event_name: { '@template': { secret } }, currency: { '@oops': secret } }
        }
      ]
    })
    expect(everything()).toContain('One')
    expect(everything()).not.toContain(secret)
  })

  it.each([{ appId: 'abc', apiBase: 'S3CRET://x' }, { appId: { S3CRET: 1 } }])(
    'has a setting in it: %j',
    async (settings) => {
      const plugins = await (
        await onNewPage()
      )({
        subscriptions: presetsWith('', {}),
        ...(settings as { appId: string })
      })
      const error = await loadAll(plugins, createAnalytics()).catch((reason: unknown) => reason)
      expect(error).toHaveProperty('message', expect.not.stringContaining(secret))
    }
  )

  it('has what a Messenger that throws says in it', async () => {
    const everything = everyLog()
    const { calls } = await connect({}, await onNewPage())
    page.Intercom = () => {
      throw new Error(secret)
    }
    calls(track({ a: 1 }))
    expect(everything()).toContain('the Messenger threw an error')
    expect(everything()).not.toContain(secret)
  })
})
