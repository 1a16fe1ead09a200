import { TextDecoder, TextEncoder } from 'node:util'
import { parseFql, validate } from '@segment/destination-subscriptions'
import { fromFragment } from '../../playground/model/link'
import { unmetConditions } from '../../src/inspector/conditions'
import { diagnose } from '../../src/inspector/diagnose'
import { explain } from '../../src/inspector/explain'
import { fateOf } from '../../src/inspector/file'
import { toPlaygroundLink } from '../../src/inspector/link'
import { createLog } from '../../src/inspector/log'
import type { Inspection, Trace } from '../../src/inspection'
import type { Subscription } from '../../src'
import { contextOf } from './harness/connect'

// What jsdom lacks.
const resources: { name: string; responseStatus?: number }[] = []
const structuredClone = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
Object.assign(window, { TextDecoder, TextEncoder, structuredClone })
Object.assign(performance, { getEntriesByType: () => resources })

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
    revenue: { '@path': '$.properties.totl' },
    event_metadata: { total: { '@path': '$.properties.total' }, city: { '@path': '$.adress.city' } }
  }
}

describe('the conditions that an event does not meet', () => {
  it.each([
    ['type = "track" and event = "Order Complete"', ['event = "Order Complete"']],
    ['type = "trak"', ['type = "trak"']],
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

  it('include one that Segment reads only together with its neighbor', () => {
    expect(unmetConditions('type = "track" and event', order)).toEqual(['event'])
  })
})

describe('a mapping is explained by its keys:', () => {
  const { event } = contextOf(order as never)

  it.each<[string, Partial<Subscription>, string[]]>([
    [
      'what it takes, and the paths that lead nowhere',
      {},
      [
        'takes event_name, event_metadata (total)',
        'finds nothing for revenue (at $.properties.totl), event_metadata.city (at $.adress.city)'
      ]
    ],
    ['that it is off', { enabled: false }, ['is off. Switch it on.']],
    ['what is not met', { subscribe: 'event = "Oder"' }, ['not met: event = "Oder"']],
    [
      'a trigger that cannot be read',
      { subscribe: 'type = "track' },
      ['is skipped: its trigger is invalid. Correct it.']
    ],
    [
      'an action that is none',
      { partnerAction: 'track' },
      ['is skipped: its partnerAction is unknown. Correct it.']
    ],
    [
      'that it fails',
      { mapping: { event_name: { '@template': { '@path': '$.properties.items' } } } },
      ['fails on this event.']
    ]
  ])('%s', (_, change, lines) => {
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

  it.each<[string, unknown, string]>([
    ['no Analytics.js', undefined, 'no Analytics.js at window.analytics'],
    ['the snippet alone', [], 'has not loaded'],
    ['a browser that loads', { instance: undefined, load: () => undefined }, 'has not loaded'],
    [
      'no mapping that is on',
      instanceWith([{ ...entry, settings: { subscriptions: [{ ...orders, enabled: false }] } }]),
      'No mapping of the destination is on'
    ],
    [
      'plugins that the page has registered',
      instanceWith([], { queue: { plugins: { plugins: [{ name: `${NAME} trackEvent` }] } } }),
      'it has not loaded yet'
    ],
    ['an old Analytics.js', { settings: {}, VERSION: '1.51.7' }, '1.51.7 does not tell'],
    ['no entry', instanceWith([]), "The workspace's settings have no Intercom Web (Actions)"],
    [
      'another name',
      { instance: instanceWith([{ ...entry, name: 'Chat' }]) },
      'calls the destination "Chat"'
    ],
    ['the hosted bundle', instanceWith([entry]), 'Option 1: pass updateCDNSettings'],
    [
      'the hosted bundle in spite of updateCDNSettings',
      instanceWith([entry], { options: { updateCDNSettings: () => undefined } }),
      'updateCDNSettings has not changed'
    ],
    [
      'a version that is too old',
      instanceWith([entry], { VERSION: '1.54.0' }),
      '1.54.0 is too old'
    ],
    [
      'a file that is missing',
      instanceWith([{ ...entry, url: '/none.js' }]),
      'has not asked for it'
    ],
    ...[{ [NAME]: false }, { All: false, 'Segment.io': true }].map(
      (integrations): [string, unknown, string] => [
        `integrations ${JSON.stringify(integrations)}`,
        instanceWith([entry], { integrations }),
        'switch Intercom Web (Actions) off'
      ]
    )
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

it.each([
  [undefined, 'has not asked for it'],
  [404, 'the server answers 404'],
  [200, 'not with that file'],
  [0, 'a blocker, the network']
])('a script that the browser got with the status %p: %s', (responseStatus, text) => {
  const name = 'http://localhost/intercom.js'
  resources.splice(0, 1, ...(responseStatus === undefined ? [] : [{ name, responseStatus }]))
  expect(fateOf('/intercom.js')).toContain(text)
})

it('the last 50 events stay, those from before included, the latest first', () => {
  const traceOf = (event: string): Trace => ({
    at: 0,
    event,
    mappings: [],
    commands: [],
    messages: [],
    messageId: undefined,
    fate: { open: 1 }
  })
  const inspection = {
    subscriptions: [],
    recent: [traceOf('a'), traceOf('b')]
  } as unknown as Inspection
  const answer = (event: Event): void => (event as CustomEvent).detail(inspection)
  window.addEventListener('intercom-destination:inspect', answer)
  const onChange = jest.fn()
  const log = createLog(onChange)
  expect([log.find(), log.find()]).toEqual([[inspection], [inspection]])
  const events = (): string[] => log.entries().map(({ trace }) => trace.event)
  expect(events()).toEqual(['b', 'a'])
  for (let at = 0; at < 60; at += 1) inspection.watch!({} as never, traceOf(`${at}`))
  expect(events()).toEqual(Array.from({ length: 50 }, (_, at) => `${59 - at}`))
  log.close()
  expect(inspection.watch).toBeUndefined()
  window.removeEventListener('intercom-destination:inspect', answer)
})
