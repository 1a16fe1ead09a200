/** @jest-environment node */
import { about, connect, presetsWith } from './harness/connect'

/** The metadata that Intercom gets for an event with `properties`, and what is reported about it. */
async function track(
  properties: unknown,
  settings: Parameters<typeof connect>[0] = {}
): Promise<{ metadata: Record<string, unknown>; messages: string[] }> {
  const { calls, messages } = await connect(settings)
  const event = { type: 'track', event: 'Order Completed', properties } as const
  const [call, ...more] = calls(event)
  expect(more).toEqual([])
  expect(call?.slice(0, 2)).toEqual(['trackEvent', 'Order Completed'])
  return { metadata: call?.[2] as Record<string, unknown>, messages: messages(event) }
}

describe('the name of an event', () => {
  it.each([
    ['Signed Up', 'Signed Up'],
    [42, '42'],
    [0, '0']
  ])('can be %p, and is text', async (event, name) => {
    const { calls, messages } = await connect()
    expect(calls({ type: 'track', event })).toEqual([['trackEvent', name, {}]])
    expect(messages({ type: 'track', event })).toEqual([])
  })

  it.each([undefined, null, '', NaN, true, {}, ['Signed Up']])(
    'is missing if it is %p: nothing is sent, and that is reported',
    async (event) => {
      const { calls, messages } = await connect()
      expect(calls({ type: 'track', event })).toEqual([])
      expect(messages({ type: 'track', event })).toEqual([about('event_name')])
    }
  )
})

describe('revenue', () => {
  it.each<[unknown, string, string[]]>([
    ['JPY', 'JPY', []],
    [undefined, 'USD', []],
    [null, 'USD', []],
    ['', 'USD', []],
    [978, 'USD', ['currency']],
    [{ code: 'EUR' }, 'USD', ['currency']]
  ])(
    'with the currency %p is always × 100, and in %s; reported: %j',
    async (given, currency, reported) => {
      expect(await track({ revenue: 5, currency: given })).toEqual({
        metadata: { price: { amount: 500, currency } },
        messages: reported.map(about)
      })
    }
  )

  it.each<[unknown, string[]]>([
    [0, []],
    [-0, []],
    [0.001, []],
    ['0.00', []],
    [null, []],
    [-0.01, ['revenue']],
    ['-5', ['revenue']],
    [1e21, ['revenue']],
    [90_071_992_547_410, ['revenue']],
    ['0x10', ['revenue']],
    ['19,99', ['revenue']],
    ['', ['revenue']],
    [true, ['revenue']]
  ])('of %p is no price and stays as it came; reported: %j', async (revenue, reported) => {
    expect(await track({ revenue, currency: 'EUR' })).toEqual({
      metadata: { revenue, currency: 'EUR' },
      messages: reported.map(about)
    })
  })

  it('of a Date is no price', async () => {
    expect(await track({ revenue: new Date(0) })).toEqual({
      metadata: { revenue: '1970-01-01T00:00:00.000Z' },
      messages: [about('revenue')]
    })
  })

  it.each([NaN, Infinity, [[5]], { amount: 5 }])(
    'of %p is no price, and is dropped',
    async (revenue) => {
      expect(await track({ revenue })).toEqual({
        metadata: {},
        messages: [about('revenue'), about('revenue')]
      })
    }
  )

  it('takes the place of a property called price, which is reported', async () => {
    expect((await track({ price: 7 })).metadata).toEqual({ price: 7 })
    expect(await track({ price: 7, revenue: 5 })).toEqual({
      metadata: { price: { amount: 500, currency: 'USD' } },
      messages: [about('price')]
    })
  })

  it('is read from another property if the mapping says so', async () => {
    const subscriptions = presetsWith('trackEvent', { revenue: { '@path': '$.properties.total' } })
    const { metadata } = await track({ total: '12.50', currency: 'GBP' }, { subscriptions })
    expect(metadata).toEqual({ price: { amount: 1250, currency: 'GBP' }, total: '12.50' })
  })
})

describe('metadata', () => {
  it('has the price first, then rich links, then the rest', async () => {
    const properties = { z: 1, b: 2, link: { url: 'https://shop.example' }, revenue: 1 }
    const { metadata } = await track(properties, { richLinkProperties: ['link'] })
    expect(Object.keys(metadata)).toEqual(['price', 'link', 'z', 'b'])
  })

  it('has rich links whole, whatever their shape', async () => {
    const links = {
      a: { url: 'https://shop.example' },
      b: ['a', { c: 1 }],
      d: 'd',
      e: false,
      f: null
    }
    expect(await track(links, { richLinkProperties: Object.keys(links) })).toEqual({
      metadata: links,
      messages: []
    })
  })

  it('takes a setting that is text for a list with commas', async () => {
    const links = { a: { url: 'https://shop.example' }, 'b c': ['x'] }
    const richLinkProperties = 'a, b c' as never
    expect(await track({ ...links, b: [] }, { richLinkProperties })).toEqual({
      metadata: links,
      messages: [about('b')]
    })
  })

  it('is sent as it is with what Intercom will not keep, which is reported', async () => {
    const kept = Object.fromEntries(
      Array.from({ length: 17 }, (_, index) => [`key ${index}`, index])
    )
    const odd = { 'a.b': 1, plan: 'x'.repeat(256), PLAN: 'y'.repeat(255), last: 1, over: 1 }
    expect(await track({ ...kept, ...odd })).toEqual({
      metadata: { ...kept, ...odd },
      messages: ['a.b', 'plan', 'PLAN', 'over'].map(about)
    })
  })

  it('has what boxed values hold', async () => {
    const properties = { revenue: new Number(5), a: new String('a'), b: new Boolean(false) }
    expect(await track(properties)).toEqual({
      metadata: { price: { amount: 500, currency: 'USD' }, a: 'a', b: false },
      messages: []
    })
  })

  it('has no rich link that is no JSON: a date is text, and a number that is not finite is dropped', async () => {
    const link = { date: new Date(0), number: NaN }
    expect(await track(link, { richLinkProperties: ['date', 'number'] })).toEqual({
      metadata: { date: '1970-01-01T00:00:00.000Z' },
      messages: [about('number')]
    })
  })

  it('drops and reports what Intercom does not keep', async () => {
    const odd = [{ sku: 1 }, [], new Map(), /x/, NaN, -Infinity, () => 1, Symbol('x'), 10n]
    expect(await track(Object.assign({ kept: 1 }, odd))).toEqual({
      metadata: { kept: 1 },
      messages: odd.map((_, index) => about(`${index}`))
    })
  })

  it.each<[unknown, string[]]>([
    ['oops', ['event_metadata']],
    [42, ['event_metadata']],
    [['a'], ['event_metadata']],
    [undefined, []],
    [null, []]
  ])('is empty if the properties are %p; reported: %j', async (properties, reported) => {
    expect(await track(properties)).toEqual({ metadata: {}, messages: reported.map(about) })
  })
})
