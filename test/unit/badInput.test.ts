import { Analytics } from '@segment/analytics-next'
import factory, { presets } from '../../src'
import { connect, presetsWith } from './harness/connect'
import { page } from './harness/page'

const allTraits = presetsWith('identifyUser', { custom_traits: { '@path': '$.traits' } })

const cycle = (): Record<string, unknown> => {
  const loop: Record<string, unknown> = { name: 'Ada', sku: 1 }
  loop.self = loop
  loop.list = [loop, { loop }]
  return loop
}

describe('a cyclic object', () => {
  it('loses only what leads back to itself', async () => {
    const { calls } = await connect({ subscriptions: allTraits })
    const loop = cycle()
    expect(calls({ type: 'track', event: 'A', properties: loop })).toEqual([
      ['trackEvent', 'A', { name: 'Ada', sku: 1 }]
    ])
    expect(calls({ type: 'identify', traits: loop })).toEqual([['update', { name: 'Ada', sku: 1 }]])
    expect(calls({ type: 'group', groupId: 'c1', traits: loop })).toEqual([
      ['update', { company: { company_id: 'c1', name: 'Ada' } }]
    ])
  })

  it('is passed as a rich link without its loop', async () => {
    const { calls } = await connect({ richLinkProperties: ['article'] })
    expect(calls({ type: 'track', event: 'A', properties: { article: cycle() } })).toEqual([
      ['trackEvent', 'A', { article: { name: 'Ada', sku: 1, self: {}, list: [{}, { loop: {} }] } }]
    ])
  })

  it('is taken as a company and as a list of companies', async () => {
    const { calls } = await connect()
    const company: Record<string, unknown> = { id: 'c1' }
    company.parent = company
    const companies: unknown[] = [company]
    companies.push(companies)
    expect(calls({ type: 'identify', traits: { company, companies } })).toEqual([
      ['update', { company: { company_id: 'c1' }, companies: [{ company_id: 'c1' }] }]
    ])
  })
})

describe('a key named "__proto__"', () => {
  const hostile = (): Record<string, unknown> =>
    JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"kept":1}'
    ) as Record<string, unknown>

  it('changes no prototype, wherever it is', async () => {
    const { calls } = await connect({ subscriptions: allTraits, richLinkProperties: ['article'] })
    calls({ type: 'track', event: 'A', properties: { ...hostile(), article: hostile() } })
    calls({ type: 'identify', traits: hostile() })
    calls({ type: 'identify', traits: { company: hostile(), companies: [hostile()] } })
    calls({ type: 'group', groupId: 'c1', traits: hostile() })
    expect({}).not.toHaveProperty('polluted')
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('does not keep its neighbors from Intercom', async () => {
    const { calls } = await connect({ subscriptions: allTraits })
    expect(calls({ type: 'track', event: 'A', properties: hostile() })).toEqual([
      ['trackEvent', 'A', { kept: 1 }]
    ])
    expect(calls({ type: 'identify', traits: hostile() })).toEqual([['update', { kept: 1 }]])
  })

  it('does not keep its neighbors from Intercom if a function is there', async () => {
    const traits = {}
    Object.defineProperty(traits, '__proto__', { enumerable: true, value: () => 1 })
    Object.assign(traits, { name: 'Ada' })
    const { calls } = await connect({ subscriptions: allTraits })
    expect(calls({ type: 'identify', traits })).toEqual([['update', { name: 'Ada' }]])
  })
})

describe('a value that throws when it is read', () => {
  const withGetter = (): object => ({
    kept: 1,
    get broken() {
      throw new Error('hostile getter')
    }
  })

  it('is dropped and reported, and its neighbors are sent', async () => {
    const { calls, messages } = await connect()
    const event = { type: 'track', event: 'A', properties: withGetter() } as const
    expect(calls(event)).toEqual([['trackEvent', 'A', { kept: 1 }]])
    expect(messages(event)).toEqual([
      'trackEvent event_metadata "broken": Intercom takes no nested values. Send text, a number or a boolean at $.properties (mapping "Track Event").'
    ])
  })

  it.each<[string, () => unknown]>([
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      }
    ],
    ['a proxy of a Date', () => new Proxy(new Date(), {})],
    ['a Date without the inside of one', () => Object.create(Date.prototype)],
    [
      'an object whose tag throws',
      () => ({
        get [Symbol.toStringTag]() {
          throw new Error('hostile tag')
        }
      })
    ],
    [
      'an object that turns into no text',
      () => ({
        toString: () => {
          throw new Error('hostile text')
        },
        [Symbol.toPrimitive]: () => {
          throw new Error('hostile text')
        }
      })
    ],
    [
      'an object that is no JSON',
      () => ({
        toJSON: () => {
          throw new Error('hostile JSON')
        }
      })
    ]
  ])('is dropped as %s, under any key', async (_, make) => {
    const { calls } = await connect({ subscriptions: allTraits })
    expect(
      calls({
        type: 'track',
        event: 'A',
        properties: { kept: 1, odd: make(), odd_at: make(), revenue: make(), currency: make() }
      })
    ).toEqual([['trackEvent', 'A', { kept: 1 }]])
    expect(
      calls({
        type: 'identify',
        traits: { kept: 1, name: make(), createdAt: make(), avatar: make(), companies: [make()] }
      })
    ).toEqual([['update', { kept: 1 }]])
    expect(
      calls({ type: 'group', groupId: 'c1', traits: { name: make(), createdAt: make() } })
    ).toEqual([['update', { company: { company_id: 'c1' } }]])
  })

  it('throws no further if it is the event itself', async () => {
    const { plugins, intercom } = await connect()
    const event = new Proxy(
      {},
      {
        get: () => {
          throw new Error('hostile event')
        }
      }
    )
    for (const plugin of plugins)
      expect(() => void plugin.track?.({ event } as never)).not.toThrow()
    expect(intercom).not.toHaveBeenCalled()
  })
})

describe('very much data', () => {
  it('of 10,000 companies is sent whole, in order, without a hang', async () => {
    const { calls } = await connect()
    const companies = Array.from({ length: 10_000 }, (_, index) => ({ id: `c${index}` }))
    const sent = calls({ type: 'identify', traits: { companies } })
    expect(sent).toEqual([
      ['update', { companies: companies.map(({ id }) => ({ company_id: id })) }]
    ])
  })

  it('of a text of 1 MB is sent whole', async () => {
    const { calls } = await connect()
    const text = 'x'.repeat(1_000_000)
    const digits = '1'.repeat(1_000_000)
    const [tracked] = calls({
      type: 'track',
      event: text,
      properties: { text, [text]: {}, revenue: digits }
    })
    // Not by toEqual, which would print a megabyte.
    expect(tracked?.[1] === text).toBe(true)
    expect(Object.values(tracked?.[2] as object).map((value) => value === text)).toEqual([
      true,
      false
    ])
    const [identified] = calls({ type: 'identify', traits: { name: text, createdAt: digits } })
    expect(Object.keys(identified?.[1] as object)).toEqual(['name'])
  })

  it('of objects in each other without end is cut, and its neighbors are sent', async () => {
    let deep: unknown = 'leaf'
    for (let level = 0; level < 100_000; level += 1) deep = { deep }
    const { calls } = await connect({ richLinkProperties: ['article'] })
    const [call] = calls({
      type: 'track',
      event: 'A',
      properties: { deep, article: deep, kept: 1 }
    })
    expect(call?.[2]).toMatchObject({ kept: 1 })
    expect(call?.[2]).not.toHaveProperty('deep')
  })

  it('of 20,000 properties is sent whole', async () => {
    const { calls } = await connect({ subscriptions: allTraits })
    const properties = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`key${index}`, index])
    )
    expect(calls({ type: 'track', event: 'A', properties })).toEqual([
      ['trackEvent', 'A', properties]
    ])
    expect(calls({ type: 'identify', traits: properties })).toEqual([['update', properties]])
  })
})

describe('events that are hardly any', () => {
  it.each([undefined, null, 42, 'oops', [], [['a']], true, new Date(0), () => 1])(
    'are taken with %p in every place',
    async (odd) => {
      const { plugins, calls } = await connect({ subscriptions: allTraits })
      expect(plugins).toHaveLength(3)
      const parts = { traits: odd, properties: odd, context: odd, integrations: odd, userId: odd }
      expect(() => calls({ type: 'track', event: 'A', ...parts })).not.toThrow()
      expect(() => calls({ type: 'identify', ...parts })).not.toThrow()
      expect(() => calls({ type: 'page', ...parts })).not.toThrow()
      expect(() => calls({ type: 'group', groupId: odd, ...parts })).not.toThrow()
    }
  )

  it('are taken if there is nothing but a type', async () => {
    const { calls } = await connect()
    expect(calls({ type: 'track' })).toEqual([])
    expect(calls({ type: 'group' })).toEqual([])
    expect(calls({ type: 'identify' })).toEqual([['update', {}]])
  })
})

describe('Analytics.js and its other destinations', () => {
  it('go on whatever an event holds and whatever Intercom does', async () => {
    page.Intercom = () => {
      throw new Error('broken')
    }
    const other = jest.fn((context: unknown) => context)
    const analytics = new Analytics({ writeKey: 'key' })
    await analytics.register(...(await factory({ appId: 'abc', subscriptions: presets })), {
      name: 'Other',
      type: 'destination',
      version: '1.0.0',
      isLoaded: () => true,
      load: () => Promise.resolve(),
      track: other as never
    })
    await analytics.track('A', cycle())
    await analytics.track('B', { list: [1n], revenue: 'x', big: 'x'.repeat(100_000) })
    expect(other).toHaveBeenCalledTimes(2)
  })
})
