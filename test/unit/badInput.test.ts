import { connect, presetsWith } from './harness/connect'
import { makers } from './harness/events'

const allTraits = presetsWith('identifyUser', { custom_traits: { '@path': '$.traits' } })

/** A getter that throws. */
const hostile = (): never => {
  throw new Error('hostile')
}

it('a cyclic object loses only what leads back to itself', async () => {
  const { calls } = await connect({ subscriptions: allTraits, richLinkProperties: ['article'] })
  const loop: Record<string, unknown> = { name: 'Ada', sku: 1 }
  Object.assign(loop, { self: loop, list: [loop, { loop }] })
  const article = { name: 'Ada', sku: 1, self: {}, list: [{}, { loop: {} }] }
  expect(calls({ type: 'track', event: 'A', properties: { ...loop, article: loop } })).toEqual([
    ['trackEvent', 'A', { article, name: 'Ada', sku: 1 }]
  ])
  const company = Object.assign(loop, { id: 'c1' })
  expect(calls({ type: 'identify', traits: { company } })).toEqual([
    ['update', { company: { company_id: 'c1', name: 'Ada' } }]
  ])
})

describe('a key named "__proto__"', () => {
  const polluting = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"kept":1}'
  ) as Record<string, unknown>
  const withFunction = Object.defineProperty({ kept: 1 }, '__proto__', {
    enumerable: true,
    value: () => 1
  })

  it.each([
    ['an object', polluting],
    ['a function', withFunction]
  ])('with %s changes no prototype, and keeps no neighbor from Intercom', async (_, given) => {
    const { calls } = await connect({ subscriptions: allTraits, richLinkProperties: ['article'] })
    const properties = Object.defineProperty({ article: given }, '__proto__', {
      enumerable: true,
      value: given
    })
    calls({ type: 'track', event: 'A', properties })
    calls({ type: 'identify', traits: { company: given, companies: [given] } })
    calls({ type: 'group', groupId: 'c1', traits: given })
    expect(calls({ type: 'track', event: 'A', properties: given })).toEqual([
      ['trackEvent', 'A', { kept: 1 }]
    ])
    expect(calls({ type: 'identify', traits: given })).toEqual([['update', { kept: 1 }]])
    expect({}).not.toHaveProperty('polluted')
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('a value that is no JSON, or throws when it is read,', () => {
  it.each(makers)('is dropped, under any key: %p', async (make) => {
    const { calls } = await connect({ subscriptions: allTraits })
    const properties = { kept: 1, odd: make(), odd_at: make(), revenue: make(), currency: make() }
    expect(calls({ type: 'track', event: 'A', properties })).toEqual([
      ['trackEvent', 'A', { kept: 1 }]
    ])
    const traits = { kept: 1, name: make(), createdAt: make(), avatar: make(), companies: [make()] }
    expect(calls({ type: 'identify', traits })).toEqual([['update', { kept: 1 }]])
    const group = { groupId: 'c1', traits: { name: make(), createdAt: make() } }
    expect(calls({ type: 'group', ...group })).toEqual([
      ['update', { company: { company_id: 'c1' } }]
    ])
  })

  it('throws no further if it is the event itself', async () => {
    const { plugins, intercom } = await connect()
    const event = new Proxy({}, { get: hostile })
    for (const plugin of plugins)
      expect(() => void plugin.track?.({ event } as never)).not.toThrow()
    expect(intercom).not.toHaveBeenCalled()
  })
})

describe('very much data', () => {
  const entries = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index))

  it('of 10,000 companies and 20,000 attributes is sent whole, in order', async () => {
    const { calls } = await connect({ subscriptions: allTraits })
    const traits = Object.fromEntries(entries(20_000, (index) => [`key${index}`, index]))
    const companies = entries(10_000, (index) => ({ id: `c${index}` }))
    expect(calls({ type: 'identify', traits: { ...traits, companies } })).toEqual([
      ['update', { ...traits, companies: companies.map(({ id }) => ({ company_id: id })) }]
    ])
  })
})
