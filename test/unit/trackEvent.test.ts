import { connect, presetsWith } from './harness/connect'

/** The metadata that Intercom gets for an event with `properties`, and what is reported about it. */
async function track(
  properties: unknown,
  settings: Parameters<typeof connect>[0] = {}
): Promise<{ metadata: Record<string, unknown>; named: string[] }> {
  const { calls, messages } = await connect(settings)
  const event = { type: 'track', event: 'Order Completed', properties } as const
  const [call, ...more] = calls(event)
  expect(more).toEqual([])
  expect(call?.slice(0, 2)).toEqual(['trackEvent', 'Order Completed'])
  return { metadata: call?.[2] as Record<string, unknown>, named: messages(event) }
}

describe('the name of an event', () => {
  it('reaches Intercom with empty metadata if there are no properties', async () => {
    const { calls } = await connect()
    expect(calls({ type: 'track', event: 'Signed Up' })).toEqual([['trackEvent', 'Signed Up', {}]])
  })

  it.each([
    [42, '42'],
    [0, '0'],
    [1.5, '1.5']
  ])('can be the number %p, and is text then', async (event, name) => {
    const { calls, messages } = await connect()
    expect(calls({ type: 'track', event })).toEqual([['trackEvent', name, {}]])
    expect(messages({ type: 'track', event })).toEqual([])
  })

  it.each([undefined, null, '', NaN, Infinity, true, {}, ['Signed Up']])(
    'is missing if it is %p: nothing is sent, and that is reported',
    async (name) => {
      const { calls, messages } = await connect()
      expect(calls({ type: 'track', event: name })).toEqual([])
      expect(messages({ type: 'track', event: name })).toEqual([
        'trackEvent "event_name": not sent: no event name at $.event (mapping "Track Event").'
      ])
    }
  )
})

describe('revenue', () => {
  it.each([
    [19.99, 1999],
    [1.1, 110],
    [0.29, 29],
    [4.35, 435],
    [1, 100],
    [0.01, 1],
    [1e3, 100_000],
    ['19.99', 1999],
    [' 19.99 ', 1999],
    ['1e2', 10_000],
    ['.25', 25],
    ['.5', 50],
    ['+3', 300],
    [90_071_992_547_409, 9_007_199_254_740_900]
  ])('of %p is a price of %p cents', async (revenue, amount) => {
    expect(await track({ revenue })).toEqual({
      metadata: { price: { amount, currency: 'USD' } },
      named: []
    })
  })

  it.each([
    ['EUR', 'EUR'],
    ['JPY', 'JPY'],
    [undefined, 'USD'],
    [null, 'USD'],
    ['', 'USD'],
    [42, 'USD']
  ])(
    'with the currency %p has the currency %s, and is always × 100',
    async (currency, expected) => {
      const { metadata } = await track({ revenue: 5, currency })
      expect(metadata).toEqual({ price: { amount: 500, currency: expected } })
    }
  )

  it.each([0, -0, '0', '0.00', 0.001])(
    'of %p is no price, and stays as it came',
    async (revenue) => {
      expect(await track({ revenue, currency: 'EUR' })).toEqual({
        metadata: { revenue, currency: 'EUR' },
        named: []
      })
    }
  )

  it.each([-5, '-5', -0.01])('of %p is no price, which is reported, and stays', async (revenue) => {
    expect(await track({ revenue, currency: 'EUR' })).toEqual({
      metadata: { revenue, currency: 'EUR' },
      named: [
        'trackEvent "revenue": no price: Intercom takes no negative amount. Leave refunds out at $.properties.revenue (mapping "Track Event").'
      ]
    })
  })

  it.each([1e21, '1e21', 1e300, 'free', '19,99', '$5', '', '0x10', '1 000', 'Infinity', true])(
    'of %p is no price, which is reported, and stays',
    async (revenue) => {
      expect(await track({ revenue, currency: 'EUR' })).toEqual({
        metadata: { revenue, currency: 'EUR' },
        named: [
          'trackEvent "revenue": no price: it is not an amount. Send a number at $.properties.revenue (mapping "Track Event").'
        ]
      })
    }
  )

  it.each([NaN, Infinity, -Infinity])('of %p is no price, and is dropped', async (revenue) => {
    expect(await track({ revenue })).toEqual({
      metadata: {},
      named: [
        'trackEvent "revenue": no price: it is not an amount. Send a number at $.properties.revenue (mapping "Track Event").',
        'trackEvent event_metadata "revenue": Intercom takes no non-finite number. Send text, a number or a boolean at $.properties (mapping "Track Event").'
      ]
    })
  })

  it.each([[[5]], [{ amount: 5 }]])('of %j is no price, and is dropped', async (revenue) => {
    const { metadata, named } = await track({ revenue })
    expect(metadata).toEqual({})
    expect(named).toHaveLength(2)
  })

  it('of null is no price and stays, which clears the attribute', async () => {
    expect(await track({ revenue: null })).toEqual({ metadata: { revenue: null }, named: [] })
  })

  it('takes the place of a property called price, which is reported', async () => {
    const { metadata, named } = await track({ price: 7, revenue: 5 })
    expect(metadata).toEqual({ price: { amount: 500, currency: 'USD' } })
    expect(named).toEqual([
      'trackEvent event_metadata "price": left out: the revenue takes its place. Rename it at $.properties (mapping "Track Event").'
    ])
  })

  it('leaves a property called price alone if there is none', async () => {
    expect((await track({ price: 7 })).metadata).toEqual({ price: 7 })
  })

  it('is read from another property if the mapping says so', async () => {
    const subscriptions = presetsWith('trackEvent', {
      revenue: { '@path': '$.properties.total' }
    })
    const { metadata } = await track({ total: '12.50', currency: 'GBP' }, { subscriptions })
    expect(metadata).toEqual({ price: { amount: 1250, currency: 'GBP' }, total: '12.50' })
  })
})

describe('metadata', () => {
  it('has the price first, then the rich links, then the rest in its order', async () => {
    const article = { url: 'https://shop.example', value: 'Shop' }
    const { metadata } = await track(
      { z: 1, b: 2, article, revenue: 5, a: 3, order: article },
      { richLinkProperties: ['order', 'article'] }
    )
    expect(Object.keys(metadata)).toEqual(['price', 'article', 'order', 'z', 'b', 'a'])
  })

  it.each([
    [{ url: 'https://shop.example', value: 'Shop' }],
    [['a', { b: 1 }]],
    [{ deeply: { nested: { value: 1 } } }],
    ['text'],
    [7],
    [false],
    [null]
  ])('has a rich link whole, whatever its shape: %j', async (link) => {
    expect(await track({ link }, { richLinkProperties: ['link'] })).toEqual({
      metadata: { link },
      named: []
    })
  })

  it.each(['text', '', 0, -1.5, true, false, null])('keeps %p', async (value) => {
    expect(await track({ value })).toEqual({ metadata: { value }, named: [] })
  })

  it.each([
    [{ sku: 1 }, 'nested values'],
    [['a'], 'nested values'],
    [[], 'nested values'],
    [new Map([['a', 1]]), 'nested values'],
    [new Set([1]), 'nested values'],
    [/x/, 'nested values'],
    [NaN, 'non-finite number'],
    [Infinity, 'non-finite number'],
    [-Infinity, 'non-finite number'],
    [() => 1, 'function'],
    [Symbol('x'), 'symbol'],
    [10n, 'bigint'],
    [new Date(NaN), 'invalid date']
  ])('drops and reports %p', async (cart, kind) => {
    expect(await track({ cart, kept: 1 })).toEqual({
      metadata: { kept: 1 },
      named: [
        `trackEvent event_metadata "cart": Intercom takes no ${kind}. Send text, a number or a boolean at $.properties (mapping "Track Event").`
      ]
    })
  })

  it('drops undefined silently', async () => {
    const { metadata, named } = await track({ nothing: undefined })
    expect(Object.keys(metadata)).toEqual([])
    expect(named).toEqual([])
  })

  it('has a date in seconds under a key that ends in _at or _date, and else as ISO 8601 text', async () => {
    const date = new Date('2024-02-29T12:00:00.999Z')
    const { metadata } = await track({ seen_at: date, due_date: date, date, at: date, _atx: date })
    expect(metadata).toEqual({
      seen_at: 1_709_208_000,
      due_date: 1_709_208_000,
      date: '2024-02-29T12:00:00.999Z',
      at: '2024-02-29T12:00:00.999Z',
      _atx: '2024-02-29T12:00:00.999Z'
    })
  })

  it('leaves text under a key that ends in _at as it is', async () => {
    expect((await track({ seen_at: 'yesterday' })).metadata).toEqual({ seen_at: 'yesterday' })
  })

  it.each(['oops', 42, true, ['a']])(
    'is empty where the properties are %p, and that is reported',
    async (properties) => {
      expect(await track(properties)).toEqual({
        metadata: {},
        named: [
          'trackEvent "event_metadata": left out: it is not an object. Map one at $.properties (mapping "Track Event").'
        ]
      })
    }
  )

  it.each([undefined, null])('is empty if the properties are %p', async (properties) => {
    expect(await track(properties)).toEqual({ metadata: {}, named: [] })
  })

  it('takes keys that name parts of a prototype for ordinary data', async () => {
    const { metadata } = await track({ constructor: 'c', toString: 't', hasOwnProperty: 'h' })
    expect(metadata).toEqual({ constructor: 'c', toString: 't', hasOwnProperty: 'h' })
  })

  it('leaves the properties of the app as they are', async () => {
    const properties = Object.freeze({ revenue: 5, currency: 'EUR', cart: Object.freeze({ a: 1 }) })
    await track(properties)
    expect(properties).toEqual({ revenue: 5, currency: 'EUR', cart: { a: 1 } })
  })
})

describe('a property that is a rich link by its name', () => {
  const sent = async (receipt: unknown): Promise<[unknown, string[]]> => {
    const { calls, messages } = await connect({ richLinkProperties: ['receipt'] })
    const event = { type: 'track', event: 'Paid', properties: { receipt } } as const
    return [calls(event)[0]?.[2], messages(event)]
  }

  it('is sent as text if it is a Date', async () => {
    const [metadata] = await sent(new Date('2024-05-06T07:08:09Z'))
    expect(metadata).toEqual({ receipt: '2024-05-06T07:08:09.000Z' })
  })

  it('is dropped and reported if it is a non-finite number', async () => {
    const [metadata, messages] = await sent(NaN)
    expect(metadata).toEqual({})
    expect(messages).toEqual([
      'trackEvent event_metadata "receipt": Intercom takes no non-finite number. Send text, a number or a boolean at $.properties (mapping "Track Event").'
    ])
  })
})
