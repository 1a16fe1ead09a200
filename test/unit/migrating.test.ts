/** @jest-environment node */
import { type Options, presets } from '../../src'
import { connect, type Event, presetsWith } from './harness/connect'
import { group, identify, track } from './harness/session'

const mapped = (mapping: Record<string, unknown>): Partial<Options> => ({
  subscriptions: presetsWith('identifyUser', mapping)
})

const allTraits = mapped({ custom_traits: { '@path': '$.traits' } })

const noPrice = (revenue: unknown): [event: Event, call: unknown] => [
  track('A', { revenue }),
  ['trackEvent', 'A', { revenue }]
]

const at = new Date(5999)

type Row = [event: Event, call: unknown, reported?: string, options?: Partial<Options>]

// By the rows of docs/migrating.md: what Intercom gets for an event, and the key that is reported, under which options.
const rows: Record<string, Row> = {
  'revenue is whole cents': [
    track('A', { revenue: 19.99 }),
    ['trackEvent', 'A', { price: { amount: 1999, currency: 'USD' } }]
  ],
  'negative revenue is no price': [...noPrice(-5), '"revenue"'],
  'revenue that is not a number is no price': [...noPrice('free'), '"revenue"'],
  'revenue of 0 as text is no price': noPrice('0'),
  'revenue below half a cent is no price': noPrice(0.001),
  'a property called price gives way to the revenue, which is reported': [
    track('A', { price: 7, revenue: 5 }),
    ['trackEvent', 'A', { price: { amount: 500, currency: 'USD' } }],
    '"price"'
  ],
  'nested values are left out and reported': [
    track('A', { cart: [1], plan: 'pro' }),
    ['trackEvent', 'A', { plan: 'pro' }],
    '"cart"'
  ],
  'dates are sent': [
    track('A', { due_date: at, seen_at: at, at, _atx: at }),
    ['trackEvent', 'A', { due_date: 5, seen_at: 5, at: at.toJSON(), _atx: at.toJSON() }]
  ],
  'values that are no JSON are left out and reported': [
    track('A', { count: NaN, id: 1n }),
    ['trackEvent', 'A', {}],
    '"count"'
  ],
  'metadata that is no object is left out and reported': [
    track('A', 'oops' as never),
    ['trackEvent', 'A', {}],
    '"event_metadata"'
  ],
  'an event without a name is not sent': [track(undefined as never), undefined, '"event_name"'],
  'a standard attribute wins over a custom one': [
    identify('u1', { email: 'own@example.com' }),
    ['update', { user_id: 'u1', email: 'mapped@example.com' }],
    undefined,
    mapped({ custom_traits: { '@path': '$.traits' }, email: 'mapped@example.com' })
  ],
  'a custom attribute is never a setting': [
    identify('u1', { app_id: 'other', plan: 'pro' }),
    ['update', { user_id: 'u1', plan: 'pro' }],
    '"app_id"',
    allTraits
  ],
  'an empty identity is left out': [{ type: 'page', userId: '' }, ['update', {}]],
  'created_at without a zone is UTC': [
    identify('u1', { createdAt: '2020-01-02T03:04:05' }),
    ['update', { user_id: 'u1', created_at: 1577934245 }]
  ],
  'created_at as text of digits is Unix time': [
    identify('u1', { createdAt: '1577934245' }),
    ['update', { user_id: 'u1', created_at: 1577934245 }]
  ],
  'created_at that is ambiguous is left out and reported': [
    identify('u1', { name: 'Ada', createdAt: '01/02/2020' }),
    ['update', { user_id: 'u1', name: 'Ada' }],
    '"created_at"'
  ],
  'an avatar that is not text is left out and reported': [
    identify('u1', { name: 'Ada', avatar: 42 }),
    ['update', { user_id: 'u1', name: 'Ada' }],
    '"avatar_image_url"'
  ],
  'a launcher value that says neither is left out and reported': [
    { ...identify('u1', { name: 'Ada' }), context: { Intercom: { hideDefaultLauncher: 'maybe' } } },
    ['update', { user_id: 'u1', name: 'Ada' }],
    '"hide_default_launcher"'
  ],
  'a company without an ID is left out and reported': [
    group('', { name: 'Acme' }),
    undefined,
    '"company_id"'
  ],
  'companies that are no list cost only themselves': [
    identify('u1', { name: 'Ada' }),
    ['update', { user_id: 'u1', name: 'Ada' }],
    '"companies"',
    mapped({ companies: 'oops' })
  ],
  'an invalid mapping stops no other': [
    track('A'),
    ['trackEvent', 'A', {}],
    undefined,
    { subscriptions: [{ ...presets[0], name: 'Broken', subscribe: 'type =' }, ...presets] }
  ],
  'a lone rich link property is one key': [
    track('A', { link: { url: 'u', value: 'v' }, lin: { url: 'u' } }),
    ['trackEvent', 'A', { link: { url: 'u', value: 'v' } }],
    '"lin"',
    { richLinkProperties: 'link' as never }
  ]
}

it.each(Object.entries(rows))('%s', async (_, [event, call, reported, options]) => {
  const { calls, messages } = await connect(options)
  expect(calls(event)).toEqual(call ? [call] : [])
  expect(messages(event).join('\n')).toContain(reported ?? '')
  if (!reported) expect(messages(event)).toEqual([])
})

it('the price comes first, then rich links, then the rest', async () => {
  const { calls } = await connect({ richLinkProperties: ['link'] })
  const link = { url: 'https://example.com', value: 'Order' }
  const [[, , metadata] = []] = calls(track('A', { z: 1, b: 2, link, revenue: 1 }))
  expect(Object.keys(metadata as object)).toEqual(['price', 'link', 'z', 'b'])
})
