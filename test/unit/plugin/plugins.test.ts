import { Context, Analytics } from '@segment/analytics-next'
import factory, { destination, type Options, presets } from '../../../src'
import {
  connect,
  contextOf,
  createAnalytics,
  loadAll,
  messagesOf,
  onNewPage,
  perform
} from '../harness/connect'
import { answering, page, said } from '../harness/page'

type Subscriptions = NonNullable<Options['subscriptions']>
type Subscription = Subscriptions[number]

const [track, identify, group] = presets as [Subscription, Subscription, Subscription]

const pluginsOf = (subscriptions: Subscriptions) => factory({ appId: 'abc', subscriptions })

const messages = (): unknown[] => said().mock.calls.flat()

describe('the factory', () => {
  it('is known to Analytics.js by the name of the destination', () => {
    expect(factory.pluginName).toBe('Intercom Web (Actions)')
  })

  it('gives one plugin of type destination for each action, in the order of the definition', async () => {
    const plugins = await pluginsOf([group, identify, track, { ...track, name: 'Twice' }])
    expect(plugins.map(({ name, type }) => [name, type])).toEqual([
      ['Intercom Web (Actions) trackEvent', 'destination'],
      ['Intercom Web (Actions) identifyUser', 'destination'],
      ['Intercom Web (Actions) identifyCompany', 'destination']
    ])
    for (const { version } of plugins) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('gives no plugin for an action without an enabled subscription', async () => {
    const plugins = await pluginsOf([track, { ...identify, enabled: false }])
    expect(plugins.map(({ name }) => name)).toEqual(['Intercom Web (Actions) trackEvent'])
  })

  it.each([undefined, []])('gives no plugin for the subscriptions %p', async (subscriptions) => {
    expect(await factory({ appId: 'abc', ...(subscriptions && { subscriptions }) })).toEqual([])
  })

  it('gives plugins that answer to the name of the destination, so that an app can turn them off', async () => {
    for (const { alternativeNames } of await pluginsOf(presets))
      expect(alternativeNames).toEqual(['Intercom Web (Actions)'])
  })
})

describe('plugins that are registered directly', () => {
  const start = async () => {
    const intercom = jest.fn()
    page.Intercom = answering(intercom)
    const analytics = new Analytics({ writeKey: 'key' })
    await analytics.register(...(await pluginsOf(presets)))
    intercom.mockClear()
    return { analytics, intercom }
  }

  it('get the events of a real Analytics.js', async () => {
    const { analytics, intercom } = await start()
    await analytics.identify('u1', { email: 'ada@example.com' })
    await analytics.track('Signed Up', { plan: 'pro' })
    await analytics.group('c1', { name: 'Acme' })
    await analytics.page('Home')
    expect(intercom.mock.calls).toEqual([
      ['update', { user_id: 'u1', email: 'ada@example.com' }],
      ['trackEvent', 'Signed Up', { plan: 'pro' }],
      ['update', { company: { company_id: 'c1', name: 'Acme' } }],
      ['update', { user_id: 'u1' }]
    ])
  })

  it('honour integrations: { [name]: false }, per event and for all', async () => {
    const { analytics, intercom } = await start()
    const integrations = { 'Intercom Web (Actions)': false }
    await analytics.track('Signed Up', {}, { integrations })
    await analytics.track('Signed Up', {}, { integrations: { All: false } })
    expect(intercom).not.toHaveBeenCalled()
    await analytics.track(
      'Signed Up',
      {},
      { integrations: { All: false, 'Intercom Web (Actions)': true } }
    )
    expect(intercom).toHaveBeenCalledTimes(1)
  })

  it('separate two people at a reset, although events are performed later', async () => {
    const { analytics, intercom } = await start()
    const calls = [analytics.identify('a', { name: 'A' }), analytics.track('Logged Out')]
    analytics.reset()
    calls.push(analytics.identify('b', { name: 'B' }))
    await Promise.all(calls)
    for (let turn = 0; turn < 400 && intercom.mock.calls.length < 4; turn += 1)
      await new Promise((done) => setTimeout(done, 10))
    expect(intercom.mock.calls.map(([name, value]) => [name, value] as unknown)).toEqual([
      ['update', { user_id: 'a', name: 'A' }],
      ['trackEvent', 'Logged Out'],
      ['shutdown', undefined],
      ['boot', expect.objectContaining({ user_id: 'b', name: 'B' })]
    ])
  })
})

describe('load', () => {
  it('is shared by the plugins, and says when it is done', async () => {
    const initialize = jest.spyOn(destination, 'initialize')
    const plugins = await pluginsOf(presets)
    expect(plugins.map((plugin) => plugin.isLoaded())).toEqual([false, false, false])
    const analytics = createAnalytics()
    await loadAll(plugins, analytics)
    await loadAll(plugins, analytics)
    expect(plugins.map((plugin) => plugin.isLoaded())).toEqual([true, true, true])
    expect(initialize).toHaveBeenCalledTimes(1)
    for (const plugin of plugins) await plugin.ready?.()
  })

  it('settles in a task, whatever becomes of the Messenger', async () => {
    const [plugin] = await pluginsOf(presets)
    let isSettled = false
    void plugin?.load(Context.system(), {}).then(() => (isSettled = true))
    await new Promise((done) => setTimeout(done, 0))
    expect(isSettled).toBe(true)
  })

  it('looks destination.initialize up when it is called, and takes a bare function for a client', async () => {
    const plugins = await pluginsOf(presets)
    const client = jest.fn()
    jest.spyOn(destination, 'initialize').mockResolvedValue(client as never)
    const analytics = createAnalytics()
    await loadAll(plugins, analytics)
    perform(plugins, contextOf({ type: 'track', event: 'Signed Up' }))
    perform(plugins, contextOf({ type: 'group', groupId: 'c1' }))
    perform(plugins, contextOf({ type: 'identify', userId: 'u1' }))
    expect(client.mock.calls).toEqual([
      ['trackEvent', 'Signed Up', {}],
      ['update', { company: { company_id: 'c1' } }],
      ['update', { user_id: 'u1' }]
    ])
    expect(destination.initialize).toHaveBeenCalledWith({
      settings: expect.objectContaining({ appId: 'abc' }) as unknown,
      analytics
    })
  })

  it('rejects for every plugin if a setting can never work', async () => {
    const plugins = await factory({ appId: '', subscriptions: presets })
    for (const plugin of plugins) {
      await expect(plugin.load(Context.system(), createAnalytics() as never)).rejects.toThrow(
        'appId'
      )
      expect(plugin.isLoaded()).toBe(false)
    }
  })

  it.each([{ 'Intercom Web (Actions)': false }, { All: false }])(
    'loads nothing with the load option integrations: %j',
    async (integrations) => {
      const plugins = await pluginsOf(presets)
      const analytics = { ...createAnalytics(), integrations }
      await loadAll(plugins, analytics)
      expect(page.Intercom).toBeUndefined()
      expect(page.intercomSettings).toBeUndefined()
      expect(plugins.map((plugin) => plugin.isLoaded())).toEqual([false, false, false])
      const context = contextOf({ type: 'track', event: 'A' })
      perform(plugins, context)
      expect(messagesOf(context)).toEqual([])
    }
  )

  it.each([
    {},
    { 'Intercom Web (Actions)': true },
    { All: true },
    { All: false, 'Intercom Web (Actions)': true },
    { All: false, 'Intercom Web (Actions)': { shutdownOnReset: false } },
    { Amplitude: false }
  ])('loads with the load option integrations: %j', async (integrations) => {
    const plugins = await pluginsOf(presets)
    await loadAll(plugins, { ...createAnalytics(), integrations } as never)
    expect(typeof page.Intercom).toBe('function')
    expect(plugins.map((plugin) => plugin.isLoaded())).toEqual([true, true, true])
  })

  it('takes an Analytics.js that has nothing, as tests of other plugins give it', async () => {
    const [plugin] = await pluginsOf(presets)
    await plugin?.load(Context.system(), {})
    expect(plugin?.isLoaded()).toBe(true)
  })
})

describe('an event', () => {
  it('goes through every mapping that its trigger matches, in their order', async () => {
    const { calls } = await connect({
      subscriptions: [
        { ...track, name: 'One', subscribe: 'type = "track" and event = "A"' },
        { ...track, name: 'Two', mapping: { event_name: 'always B' } }
      ]
    })
    expect(calls({ type: 'track', event: 'A' })).toEqual([
      ['trackEvent', 'A', {}],
      ['trackEvent', 'always B', {}]
    ])
    expect(calls({ type: 'track', event: 'C' })).toEqual([['trackEvent', 'always B', {}]])
  })

  it('of a type that no trigger matches does nothing', async () => {
    const { calls } = await connect()
    expect(calls({ type: 'alias', userId: 'u2', previousId: 'u1' })).toEqual([])
  })

  it('comes back from the plugin as the same context', async () => {
    const { plugins } = await connect()
    const context = contextOf({ type: 'track', event: 'A' })
    expect(await plugins[0]?.track?.(context)).toBe(context)
  })

  it('that makes one mapping fail stops no other, and reports the mapping', async () => {
    const { calls, messages: named } = await connect({
      subscriptions: [
        {
          ...track,
          name: 'Indirect',
          mapping: { event_name: { '@path': { '@path': '$.properties.pointer' } } }
        },
        track
      ]
    })
    expect(calls({ type: 'track', event: 'A' })).toEqual([['trackEvent', 'A', {}]])
    expect(named({ type: 'track', event: 'A' })).toEqual([
      'trackEvent "event_name": not sent: @path failed on this event. Correct it at @path (mapping "Indirect").'
    ])
  })

  it.each([
    ['@template', { '@template': { '@path': '$.properties.secret' } }],
    ['@case', { '@merge': { direction: 'left', objects: [{ '@case': { value: 'x' } }] } }],
    ['its directive', { '@case': { operator: 'title', value: { '@path': '$.event' } } }]
  ])(
    'that a directive cannot take is reported with its key, without a value: %s',
    async (named, directive) => {
      const mapping = {
        event_name: 'A',
        currency: directive,
        event_metadata: { '@path': '$.properties' }
      }
      const { calls, messages: reported } = await connect({
        subscriptions: [{ ...track, name: 'Orders', mapping: mapping }]
      })
      const event = { type: 'track', event: 'S3CRET', properties: { secret: 42 } } as const
      expect(calls(event)).toEqual([])
      expect(reported(event)).toEqual([
        `trackEvent "currency": not sent: ${named} failed on this event. Correct it at ${Object.keys(directive)[0] ?? ''} (mapping "Orders").`
      ])
    }
  )

  it('that makes an action throw is reported without the words of the error', async () => {
    jest.spyOn(destination, 'initialize').mockResolvedValue(() => {
      throw new Error('secret')
    })
    const plugins = await pluginsOf(presets)
    await loadAll(plugins, createAnalytics())
    const context = contextOf({ type: 'track', event: 'A' })
    perform(plugins, context)
    expect(messagesOf(context)).toEqual([
      'mapping "Track Event": not sent: trackEvent failed on this event. Please tell us.'
    ])
  })
})

describe('a subscription that can never work', () => {
  const bad = (name: string, changes: object): Subscription => ({ ...track, name, ...changes })

  it.each([
    [
      'an unknown partnerAction',
      { partnerAction: 'sendMail' },
      'its partnerAction is none of trackEvent, identifyUser, identifyCompany'
    ],
    [
      'a partnerAction of a prototype',
      { partnerAction: 'toString' },
      'its partnerAction is none of trackEvent, identifyUser, identifyCompany'
    ],
    [
      'a trigger that does not parse',
      { subscribe: 'type = "track' },
      'its trigger is invalid: Segment cannot read it'
    ],
    [
      'a trigger that is not complete',
      { subscribe: 'event' },
      'its trigger is invalid: Value token is missing'
    ],
    ['an empty trigger', { subscribe: '' }, 'its trigger is invalid: Segment cannot read it'],
    ['no trigger', { subscribe: undefined }, 'its trigger is invalid: Segment cannot read it'],
    [
      'an unknown directive',
      { mapping: { event_name: { '@upper': 'a' } } },
      'its mapping is invalid: /event_name has an invalid directive: @upper'
    ],
    [
      'a malformed directive',
      { mapping: { event_name: { '@path': 7 } } },
      'its mapping is invalid: /event_name/@path should be a string or a mapping directive but it is a number'
    ],
    ['a mapping that is text', { mapping: 'oops' }, 'its mapping is invalid: it is not an object'],
    ['a mapping that is a list', { mapping: [] }, 'its mapping is invalid: it is not an object'],
    [
      'a mapping that is @liquid itself',
      { mapping: { '@liquid': '{{ event }}' } },
      'its mapping is invalid: it is a @liquid template'
    ],
    [
      'a directive at its root that is text',
      { mapping: { __segment_internal_directive: 'oops' } },
      'its mapping is invalid: The root mapping must only have a single directive object'
    ],
    [
      'two directives at its root',
      {
        mapping: {
          __segment_internal_directive: { '@transform': { apply: {} }, '@path': '$.event' }
        }
      },
      'its mapping is invalid: The root mapping must only have a single directive object'
    ],
    [
      'a malformed directive at its root',
      { mapping: { __segment_internal_directive: { '@transform': { apply: 7 } } } },
      'its mapping is invalid: /@transform/apply should be a object or a mapping directive but it is a number'
    ]
  ])('because of %s is reported at load, once, and skipped', async (_, changes, reason) => {
    const fresh = await onNewPage()
    const { calls } = await connect({ subscriptions: [bad('Mine', changes), track] }, fresh)
    await fresh({ appId: 'abc', subscriptions: [bad('Mine', changes)] })
    expect(messages()).toEqual([
      `[Intercom Web (Actions)] mapping "Mine": skipped: ${reason}. Correct it.`
    ])
    expect(calls({ type: 'track', event: 'A' })).toEqual([['trackEvent', 'A', {}]])
  })

  it('is not reported while it is disabled', async () => {
    const fresh = await onNewPage()
    await fresh({
      appId: 'abc',
      subscriptions: [bad('Off', { enabled: false, subscribe: 'oops' })]
    })
    expect(messages()).toEqual([])
  })

  it('is reported and skipped if it has no name', async () => {
    const fresh = await onNewPage()
    const { calls } = await connect(
      { subscriptions: [bad('', { name: undefined, subscribe: 'oops' }), track] },
      fresh
    )
    expect(messages()).toEqual([
      expect.stringContaining(
        'skipped: its trigger is invalid: Segment cannot read it. Correct it.'
      )
    ])
    expect(calls({ type: 'track', event: 'A' })).toHaveLength(1)
  })

  it('is no obstacle if it is no object at all', async () => {
    const { calls } = await connect({
      subscriptions: [null, undefined, 42, 'oops', track] as unknown as Subscriptions
    })
    expect(calls({ type: 'track', event: 'A' })).toEqual([['trackEvent', 'A', {}]])
  })

  it('leaves a plugin that loads the Messenger, so that the site still has its chat', async () => {
    const plugins = await pluginsOf([bad('Mine', { subscribe: 'oops' })])
    await loadAll(plugins, createAnalytics())
    expect(typeof page.Intercom).toBe('function')
  })
})

describe('a field that needs @liquid', () => {
  const liquid = { '@liquid': 'Ordered {{ event }}' }
  const reason =
    'left out: @liquid does not work in a browser. Map it another way (mapping "Mine").'

  /** What Intercom gets for an event that is mapped so, and what is reported at load. */
  const callsWith = async (mapping: object) => {
    const fresh = await onNewPage()
    const { calls } = await connect(
      { subscriptions: [{ ...track, name: 'Mine', mapping: mapping as never }] },
      fresh
    )
    const reported = messages().map((message) =>
      String(message).replace('[Intercom Web (Actions)] trackEvent ', '')
    )
    return {
      calls: calls({ type: 'track', event: 'A', properties: { a: 1, list: [{ a: 1, b: 2 }] } }),
      reported
    }
  }

  it('is left out alone, and reported once at load', async () => {
    expect(
      await callsWith({ event_name: 'A', currency: liquid, event_metadata: { a: 1, b: liquid } })
    ).toEqual({
      calls: [['trackEvent', 'A', { a: 1 }]],
      reported: [`"b": ${reason}`, `"currency": ${reason}`]
    })
  })

  it.each<[string, unknown]>([
    ['@literal', { '@literal': liquid }],
    ['@if, as its condition', { '@if': { exists: liquid, then: 'a', else: 'b' } }],
    ['@if, as its result', { '@if': { exists: 'a', then: { '@literal': liquid }, else: 'b' } }],
    ['@path', { '@path': liquid }],
    ['@case', { '@case': { operator: 'upper', value: liquid } }],
    ['@json', { '@json': { mode: 'encode', value: [1, liquid] } }],
    ['@merge', { '@merge': { direction: 'left', objects: [liquid, { c: 1 }] } }],
    ['a list', ['x', liquid]],
    ['itself, with notes of the Segment app', { ...liquid, _metadata: { label: 'x' } }]
  ])('is left out with the directive around it: %s', async (_, field) => {
    expect(await callsWith({ event_name: 'A', event_metadata: { a: 1, b: field } })).toEqual({
      calls: [['trackEvent', 'A', { a: 1 }]],
      reported: [`"b": ${reason}`]
    })
  })

  it('is left out of the objects that a directive builds', async () => {
    const objects = [{ a: 1, b: liquid }, { c: 3 }]
    expect(
      await callsWith({
        event_name: 'A',
        event_metadata: { '@merge': { direction: 'right', objects } }
      })
    ).toEqual({ calls: [['trackEvent', 'A', { a: 1, c: 3 }]], reported: [`"b": ${reason}`] })
    const fresh = await onNewPage()
    const shape = { company_id: { '@path': '$.id' }, name: liquid }
    const { calls } = await connect(
      {
        subscriptions: [
          { ...identify, mapping: { companies: { '@arrayPath': ['$.traits.companies', shape] } } }
        ]
      },
      fresh
    )
    expect(
      calls({ type: 'identify', traits: { companies: [{ id: 'c1' }, { id: 'c2' }] } })
    ).toEqual([['update', { companies: [{ company_id: 'c1' }, { company_id: 'c2' }] }]])
  })

  it('is no text that only looks like it', async () => {
    const text = '{"@liquid": "x"}'
    expect(await callsWith({ event_name: text, event_metadata: { b: text } })).toEqual({
      calls: [['trackEvent', text, { b: text }]],
      reported: []
    })
  })
})

describe('a mapping', () => {
  it('may have a directive at its root', async () => {
    const mapping = {
      __segment_internal_directive: {
        '@transform': {
          apply: { name: { '@path': '$.event' }, order: { '@path': '$.properties' } }
        }
      },
      event_name: { '@path': '$.name' },
      event_metadata: { id: { '@path': '$.order.id' }, kind: 'order', b: { '@liquid': 'x' } }
    }
    const { calls, messages: reported } = await connect({ subscriptions: [{ ...track, mapping }] })
    const event = { type: 'track', event: 'A', properties: { id: 7 } } as const
    expect(calls(event)).toEqual([['trackEvent', 'A', { id: 7, kind: 'order' }]])
    expect(calls(event)).toEqual([['trackEvent', 'A', { id: 7, kind: 'order' }]])
    expect(reported(event)).toEqual([])
  })

  it('may be a directive as a whole', async () => {
    const mapping = { '@path': '$.properties' }
    const { calls } = await connect({ subscriptions: [{ ...track, mapping }] })
    expect(
      calls({ type: 'track', properties: { event_name: 'A', event_metadata: { a: 1 } } })
    ).toEqual([['trackEvent', 'A', { a: 1 }]])
  })

  it('stays as the page has made it', async () => {
    const mapping = Object.freeze({
      __segment_internal_directive: Object.freeze({
        '@transform': Object.freeze({ apply: Object.freeze({ name: 'A' }) })
      }),
      event_name: Object.freeze({ '@path': '$.name' })
    })
    const { calls } = await connect({ subscriptions: [{ ...track, mapping }] })
    expect(calls({ type: 'track' })).toEqual([['trackEvent', 'A', {}]])
  })

  it('that is missing maps nothing', async () => {
    const { calls, messages: named } = await connect({
      subscriptions: [{ ...track, mapping: undefined } as unknown as Subscription]
    })
    expect(calls({ type: 'track', event: 'A' })).toEqual([])
    expect(named({ type: 'track', event: 'A' })).toEqual([
      'trackEvent "event_name": not sent: no event name (mapping "Track Event").'
    ])
  })

  it('may use every other directive of the Segment app', async () => {
    const { calls } = await connect({
      subscriptions: [
        {
          ...track,
          mapping: {
            event_name: { '@template': '{{event}} by {{userId}}' },
            event_metadata: {
              '@merge': {
                direction: 'right',
                objects: [
                  { a: { '@literal': 1 } },
                  { '@flatten': { value: { '@path': '$.properties' }, separator: '.' } },
                  { kind: { '@case': { operator: 'upper', value: { '@path': '$.type' } } } }
                ]
              }
            }
          }
        }
      ]
    })
    expect(
      calls({ type: 'track', event: 'A', userId: 'u1', properties: { cart: { total: 5 } } })
    ).toEqual([['trackEvent', 'A by u1', { a: 1, 'cart.total': 5, kind: 'TRACK' }]])
  })
})
