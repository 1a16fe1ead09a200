import { TextDecoder, TextEncoder } from 'node:util'
import { parseFql, validate } from '@segment/destination-subscriptions'
import { fromFragment } from '../../playground/model/link'
import { unmetConditions } from '../../src/inspector/conditions'
import { diagnose } from '../../src/inspector/diagnose'
import { explain } from '../../src/inspector/explain'
import { toPlaygroundLink } from '../../src/inspector/link'
import type { Subscription } from '../../src'
import { contextOf } from './harness/connect'

// What jsdom lacks.
const structuredClone = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
Object.assign(window, { TextDecoder, TextEncoder, structuredClone })
Object.assign(performance, { getEntriesByType: () => [] })

const NAME = 'Intercom Web (Actions)'

const order = {
  type: 'track',
  event: 'Order Completed',
  properties: { total: 19.99, coupon: null, items: [{ id: 1 }], address: { city: 'S3CRET' } }
}

const orders: Subscription = {
  name: 'Orders',
  subscribe: 'type = "track"',
  partnerAction: 'trackEvent',
  enabled: true,
  mapping: {
    event_name: { '@path': '$.event' },
    revenue: { '@path': '$.properties.amount' },
    event_metadata: { total: { '@path': '$.properties.total' }, city: { '@path': '$.place.city' } }
  }
}

describe('the conditions that an event does not meet', () => {
  it.each([
    ['type = "track" and event = "Order Complete"', ['event = "Order Complete"']],
    ['type = "Track"', ['type = "Track"']],
    ['type = "page" or type = "identify"', ['type = "page"', 'type = "identify"']],
    ['type = "track" and (event = "A" or event = "B")', ['event = "A"', 'event = "B"']],
    ['type="track" and properties.total > 20', ['properties.total > 20']],
    ['type = "track" and properties.coupon != null', ['properties.coupon != null']],
    ['contains(event, "Completed") and !contains(event, "Order")', ['!contains(event, "Order")']],
    ['match(properties.address.city, "S*") and userId != null', ['userId != null']],
    ['type = "track" and event = "Order Completed"', []]
  ])('of %s are %j', (trigger, unmet) => {
    expect(unmetConditions(trigger, order)).toEqual(unmet)
    const isMet = validate(parseFql(trigger), order)
    expect(isMet).toBe(unmet.length === 0)
  })
})

describe('a mapping is explained by its keys:', () => {
  const { event } = contextOf(order as never)

  const failing = { event_name: { '@template': { '@path': '$.properties.items' } } }
  const nowhere = 'revenue (at $.properties.amount), event_metadata.city (at $.place.city)'

  it.each<[Partial<Subscription>, string, string?]>([
    [{}, 'finds event_name, event_metadata (total)', `finds nothing for ${nowhere}`],
    [{ enabled: false }, 'is off. Switch it on.'],
    [{ subscribe: 'event = "Oder"' }, 'not met: event = "Oder"'],
    [{ subscribe: 'type = "track' }, 'is skipped: its trigger is invalid. Correct it.'],
    [{ partnerAction: 'track' }, 'is skipped: its partnerAction is unknown. Correct it.'],
    [{ mapping: failing }, 'fails on this event. Look for its message.']
  ])('%j %s', (change, ...lines) => {
    expect(explain({ ...orders, ...change }, event)).toEqual(lines)
  })

  it('the first 50 of many', () => {
    const properties = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`k${at}`, 1]))
    const mapping = { event_metadata: { '@path': '$.properties' } }
    const [line] = explain({ ...orders, mapping }, contextOf({ type: 'track', properties }).event)
    expect(line).toContain('k49 and 10 more)')
  })
})

describe('the link to the playground', () => {
  it('carries the event and the mappings of the workspace as they are', () => {
    const { event } = contextOf(order as never)
    const settings = { appId: 'abc', loadOn: 'idle' as const, getUserToken: () => 'token' }
    const link = toPlaygroundLink(
      'https://play.test/',
      { settings, subscriptions: [orders] },
      event
    )
    const { hash, origin } = new URL(link!)
    const { setup, event: text, isDamaged } = fromFragment(hash)
    expect([origin, isDamaged]).toEqual(['https://play.test', false])
    expect(JSON.parse(text!)).toEqual(order)
    expect(setup.mappings).toMatchObject([orders])
    expect(Object.keys(setup.mappings[0]!.mapping)).toEqual(Object.keys(orders.mapping))
    expect(setup.settings).toMatchObject({ loadOn: 'idle' })
  })

  it.each([
    ['is too large', { ...order, properties: { text: 'x'.repeat(2_000_000) } }],
    ['is no JSON', { ...order, properties: { big: BigInt(1) } }]
  ])('is left out if the event %s', (_, event) => {
    const inspection = { settings: { appId: 'abc' }, subscriptions: [orders] }
    expect(toPlaygroundLink('https://play.test/', inspection, event as never)).toBeUndefined()
  })
})

describe('without a destination, the inspector says why:', () => {
  const entry = {
    name: NAME,
    creationName: NAME,
    libraryName: 'intercomDestination',
    url: 'https://cdn.segment.com/next-integrations/actions/intercom.js',
    settings: { subscriptions: [orders] }
  }
  const instanceWith = (remotePlugins: unknown[], more: object = {}) => ({
    VERSION: '1.84.3',
    settings: { cdnSettings: { remotePlugins } },
    ...more
  })

  const off = { subscriptions: [{ ...orders, enabled: false }] }
  const registered = { queue: { plugins: [{ name: `${NAME} trackEvent` }] } }
  const updating = { options: { updateCDNSettings: () => undefined } }

  it.each<[string, unknown, string]>([
    ['no Analytics.js', undefined, 'no Analytics.js at window.analytics'],
    ['the snippet alone', [], 'has not loaded'],
    ['a browser that loads', { instance: undefined, load: () => undefined }, 'has not loaded'],
    [
      'an old Analytics.js',
      { settings: {}, VERSION: '1.51.7' },
      '1.51.7 is too old for the inspector'
    ],
    ['no mapping', { instance: instanceWith([{ ...entry, settings: off }]) }, 'No mapping'],
    ['registered', instanceWith([], registered), 'it has not loaded yet'],
    ['the hosted bundle', instanceWith([entry]), 'Option 1: pass updateCDNSettings'],
    ['the hosted bundle all the same', instanceWith([entry], updating), 'has not changed'],
    ['a file', instanceWith([{ ...entry, url: '/none.js' }]), 'has not asked for it'],
    ['All', instanceWith([entry], { integrations: { All: false } }), `switch ${NAME} off`]
  ])('%s', (_, analytics, text) => {
    expect(diagnose(analytics).join('\n')).toContain(text)
  })

  it('a factory of another version', () => {
    Object.assign(window, { intercomDestination: () => undefined })
    const lines = diagnose(instanceWith([{ ...entry, url: '/intercom.js' }]))
    Reflect.deleteProperty(window, 'intercomDestination')
    expect(lines.join()).toContain('not of this version')
  })
})
