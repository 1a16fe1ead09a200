import type { Context } from '@segment/analytics-next'
import {
  about,
  connect,
  contextOf,
  createAnalytics,
  type Event,
  loadAll,
  onNewPage,
  perform,
  presetsWith
} from './harness/connect'
import { listen, page, said, throwing } from './harness/page'

const track = (properties: unknown, event: unknown = 'A') =>
  ({ type: 'track', event, properties }) as const

const identify = (traits: unknown, more: object = {}): Event => ({
  type: 'identify',
  traits,
  ...more
})

const everything = presetsWith('identifyUser', { custom_traits: { '@path': '$.traits' } })

const whole = presetsWith('identifyUser', {
  company: { '@path': '$.traits.company' },
  companies: { '@literal': 'oops' }
})

/** Where a key comes from: the path in the event, if the mapping has one there, and the name of the mapping. */
const tracked = (path: string): string => ` at ${path} (mapping "Track Event")`
const identified = (path: string): string => ` at ${path} (mapping "Identify User")`

const notFlat = (place: string): string =>
  `left out: it is not text, a number or a boolean${place}. Send one.`

// Each message of an action, once: other tests look for the key alone.
const rows: [Event, string, typeof everything?][] = [
  [track({}, ''), `trackEvent "event_name": not sent: no event name${tracked('$.event')}.`],
  ...['x', -5].map((revenue): [Event, string] => [
    track({ revenue }),
    `trackEvent "revenue": no price: it is not an amount between 0 and 9e13${tracked('$.properties.revenue')}. Send one.`
  ]),
  [
    track({ price: 7, revenue: 5 }),
    `trackEvent event_metadata "price": left out: the revenue takes its place${tracked('$.properties')}. Rename it.`
  ],
  [
    track('x'),
    `trackEvent "event_metadata": left out: it is not an object${tracked('$.properties')}. Map one.`
  ],
  [
    track({ revenue: 5, currency: 978 }),
    `trackEvent "currency": left out: it is not text${tracked('$.properties.currency')}. Send a code.`
  ],
  ...[{}, NaN, 1n, new Date(NaN)].map((a): [Event, string] => [
    track({ a }),
    `trackEvent event_metadata "a": ${notFlat(tracked('$.properties'))}`
  ]),
  [identify({ name: {} }), `identifyUser "name": ${notFlat(identified('$.traits.name'))}`],
  [
    identify({ createdAt: 'x' }),
    `identifyUser "created_at": left out: it is not a time${identified('@if')}. Send ISO 8601 or Unix time.`
  ],
  [
    identify({ avatar: 1 }),
    `identifyUser "avatar_image_url": left out: it is not text${identified('$.traits.avatar')}. Send a URL.`
  ],
  [
    identify({}, { context: { Intercom: { hideDefaultLauncher: 2 } } }),
    `identifyUser "hide_default_launcher": left out: it is not a boolean${identified('@if')}. Send true or false.`
  ],
  [
    identify({ widget: 1 }),
    `identifyUser custom_traits "widget": left out: it is a setting of the Messenger${identified('$.traits')}. Rename it.`,
    everything
  ],
  [
    identify({ a: {} }),
    `identifyUser custom_traits "a": ${notFlat(identified('$.traits'))}`,
    everything
  ],
  [
    identify({ company: { id: 'c', plan: [] } }),
    `identifyUser company "plan": ${notFlat(identified('$.traits.company.plan'))}`
  ],
  [
    identify({ company: { id: 'c', created_at: 'x' } }),
    `identifyUser company "created_at": left out: it is not a time${identified('@if')}. Send ISO 8601 or Unix time.`
  ],
  [
    identify({}),
    `identifyUser "companies": left out: it is not an object${identified('@literal')}. Map one.`,
    whole
  ],
  [
    identify({}),
    'identifyUser "custom_traits": left out: it is not an object (mapping "Identify User"). Map one.',
    presetsWith('identifyUser', { custom_traits: 'oops' })
  ],
  [
    { type: 'group' },
    'identifyCompany "company": not sent: no company (mapping "Identify Company").'
  ]
]

describe('a message', () => {
  it.each(rows)('of %j is %j', async (event, message, subscriptions = presetsWith('', {})) => {
    const { messages } = await connect({ subscriptions })
    expect(messages(event)).toEqual([message])
  })

  it('comes once on a page, with the name of the plugin', async () => {
    const { calls } = await connect({}, await onNewPage())
    for (let count = 0; count < 3; count += 1) calls(track({ cart: {} }))
    calls(track({ cart: {}, tags: [] }))
    expect(said()).toEqual([about('cart'), about('tags')])
    for (const message of said())
      expect(message).toMatch(/^\[Intercom Web \(Actions\)\] trackEvent /)
  })

  it.each([
    ['a field', track({ revenue: 'x' }), 'revenue'],
    ['a key in a field', track({ cart: {} }), 'cart']
  ])('about %s is told to the page, too', async (_, event, key) => {
    const { calls } = await connect()
    const told = listen()
    calls(event)
    const problem = { type: 'problem', action: 'trackEvent', key }
    expect(told).toContainEqual(expect.objectContaining(problem))
  })

  it('is in the log of each event that it is about, as a warning', async () => {
    const { plugins } = await connect()
    for (let count = 0; count < 2; count += 1) {
      const context = contextOf(track({ cart: {} }))
      perform(plugins, context)
      expect(context.logs()).toMatchObject([{ level: 'warn', message: about('cart') }])
    }
  })

  it('needs no log: a context without one is taken', async () => {
    const { plugins, intercom } = await connect()
    perform(plugins, { event: track({ cart: {} }) } as unknown as Context)
    expect(intercom).toHaveBeenCalledWith('trackEvent', 'A', {})
  })

  it('stops filling the console of a page that makes up keys, and goes on in the log', async () => {
    const { messages } = await connect({}, await onNewPage())
    const counts = Array.from(
      { length: 1500 },
      (_, index) => messages(track({ [index]: {} })).length
    )
    expect(new Set(counts)).toEqual(new Set([1]))
    expect(said()).toHaveLength(1000)
  })

  it('has the beginning of a key that is very long', async () => {
    const { messages } = await connect()
    const [message] = messages(track({ ['k'.repeat(1_000_000)]: {} }))
    expect(message).toEqual(about('k'.repeat(100)))
  })
})

describe('no message', () => {
  const secret = 'S3CRET'
  const everyLog = () => {
    const levels = ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const
    const spies = levels.map((level) => jest.spyOn(console, level).mockReturnValue())
    return () => JSON.stringify(spies.flatMap(({ mock }) => mock.calls as unknown[][]))
  }

  it('has a value of a mapping or a trigger in it', async () => {
    const logged = everyLog()
    const { default: factory } = await onNewPage()
    const [preset] = everything
    if (!preset) throw new Error('There is no preset.')
    const subscriptions = [
      { ...preset, name: 'One', subscribe: `event = ${secret} oops "` },
      { ...preset, name: 'Two', partnerAction: secret },
      {
        ...preset,
        name: 'Three',
        mapping: { event_name: { '@template': { a: secret } }, currency: secret }
      }
    ]
    await factory({ appId: 'abc', subscriptions })
    expect(logged()).toContain('One')
    expect(logged()).not.toContain(secret)
  })

  it.each([{ appId: 'abc', apiBase: 'S3CRET://x' }, { appId: { S3CRET: 1 } as never }])(
    'has a setting in it: %j',
    async (settings) => {
      const { default: factory } = await onNewPage()
      const plugins = await factory({ subscriptions: everything, ...settings })
      const error = await loadAll(plugins, createAnalytics()).catch((reason: unknown) => reason)
      expect(error).toHaveProperty('message', expect.not.stringContaining(secret))
    }
  )

  it('has what a Messenger that throws says in it', async () => {
    const logged = everyLog()
    const { calls } = await connect({}, await onNewPage())
    page.Intercom = throwing
    calls(track({ a: 1 }))
    expect(logged()).toContain('the Messenger threw an error')
    expect(logged()).not.toContain(secret)
  })
})
