/** @jest-environment node */
import { Context } from '@segment/analytics-next'
import { generatePlugins } from '@segment/browser-destination-runtime/plugin'
import { destination, type Options, presets } from '../../../src'
import { about, connect, contextOf, messagesOf, onNewPage } from '../harness/connect'
import { said } from '../harness/page'

// As in the bundles.
jest.mock('@segment/actions-core/mapping-kit', () =>
  jest.requireActual<object>('../../../src/shims/mappingKit')
)

type Subscriptions = NonNullable<Options['subscriptions']>
type Subscription = Subscriptions[number]

const [track, identify] = presets

const mine = (changes: object): Subscription => ({ ...track, name: 'Mine', ...changes })

const event = { type: 'track', event: 'A', properties: { a: 1, list: [{ a: 1, b: 2 }] } } as const

describe('a subscription that can never work', () => {
  const trigger = 'its trigger is invalid'
  const mapping = 'mapping is invalid'
  const field = 'event_name is invalid'
  const unknown = 'its partnerAction is unknown'

  it.each<[string, object, string]>([
    ['an unknown partnerAction', { partnerAction: 'sendMail' }, unknown],
    ['a partnerAction of a prototype', { partnerAction: 'toString' }, unknown],
    ['a trigger that does not parse', { subscribe: 'type = "track' }, trigger],
    ['a trigger that ends too early', { subscribe: 'event' }, trigger],
    ['an empty trigger', { subscribe: '' }, trigger],
    ['an unknown directive', { mapping: { event_name: { '@upper': 'a' } } }, field],
    ['a directive beside a key', { mapping: { event_name: { '@path': 'a', b: 1 } } }, field],
    ['a mapping that is text', { mapping: 'oops' }, mapping],
    ['a mapping that is a list', { mapping: [] }, mapping],
    ['a mapping that is @liquid itself', { mapping: { '@liquid': '{{ event }}' } }, mapping]
  ])('because of %s is reported at load, once, and skipped', async (_, changes, reason) => {
    const source = await onNewPage()
    const { calls } = await connect({ subscriptions: [mine(changes), track] }, source)
    await source.default({ appId: 'abc', subscriptions: [mine(changes)] })
    expect(said()).toEqual([
      `[Intercom Web (Actions)] mapping "Mine": skipped: ${reason}. Correct it.`
    ])
    expect(calls(event)).toHaveLength(1)
  })

  it('is not reported while it is disabled', async () => {
    const source = await onNewPage()
    const subscriptions = [mine({ enabled: false, subscribe: 'oops' })]
    await source.default({ appId: 'abc', subscriptions })
    expect(said()).toEqual([])
  })

  it('is reported and skipped if it has no name', async () => {
    const subscriptions = [mine({ name: undefined, subscribe: 'oops' }), track]
    const { calls } = await connect({ subscriptions }, await onNewPage())
    expect(said()).toHaveLength(1)
    expect(calls(event)).toHaveLength(1)
  })

  it('is no obstacle if it is no object at all', async () => {
    const subscriptions = [null, undefined, 42, 'oops', track] as unknown as Subscriptions
    const { calls } = await connect({ subscriptions })
    expect(calls(event)).toHaveLength(1)
  })
})

describe('a field that needs @liquid', () => {
  const liquid = { '@liquid': 'Ordered {{ event }}' }

  /** What Intercom gets for an event that is mapped so, and what is reported at load. */
  const callsWith = async (mapping: object) => {
    const { calls } = await connect({ subscriptions: [mine({ mapping })] }, await onNewPage())
    return { calls: calls(event), reported: said() }
  }

  it('is left out alone, and reported once at load', async () => {
    expect(
      await callsWith({ event_name: 'A', currency: liquid, event_metadata: { a: 1, b: liquid } })
    ).toEqual({ calls: [['trackEvent', 'A', { a: 1 }]], reported: [about('b'), about('currency')] })
    expect(said()[0]).toBe(
      '[Intercom Web (Actions)] trackEvent "b": left out: @liquid does not work in a browser (mapping "Mine"). Map it another way.'
    )
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
      reported: [about('b')]
    })
  })

  it('is left out of the objects that a directive builds', async () => {
    const objects = [{ a: 1, b: liquid }, { c: 3 }]
    const merged = { '@merge': { direction: 'right', objects } }
    expect(await callsWith({ event_name: 'A', event_metadata: merged })).toEqual({
      calls: [['trackEvent', 'A', { a: 1, c: 3 }]],
      reported: [about('b')]
    })
    const shape = { company_id: { '@path': '$.id' }, name: liquid }
    const mapping = { companies: { '@arrayPath': ['$.traits.companies', shape] } }
    const { calls } = await connect({ subscriptions: [{ ...identify, mapping }] })
    expect(calls({ type: 'identify', traits: { companies: [{ id: 'c1' }] } })).toEqual([
      ['update', { companies: [{ company_id: 'c1' }] }]
    ])
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
  it('stays as the page has made it', async () => {
    const mapping = {
      event_name: { '@path': '$.event' },
      event_metadata: { b: { '@liquid': 'x' } }
    }
    const before = JSON.stringify(mapping)
    const { calls } = await connect({ subscriptions: [mine({ mapping })] })
    expect(calls(event)).toEqual([['trackEvent', 'A', {}]])
    expect(JSON.stringify(mapping)).toBe(before)
  })

  it('may be a directive as a whole', async () => {
    const mapping = { '@path': '$.properties' }
    const { calls } = await connect({ subscriptions: [mine({ mapping })] })
    const properties = { event_name: 'A', event_metadata: { a: 1 } }
    expect(calls({ type: 'track', properties })).toEqual([['trackEvent', 'A', { a: 1 }]])
  })

  it('that is missing maps nothing', async () => {
    const { calls, messages } = await connect({ subscriptions: [mine({ mapping: undefined })] })
    expect(calls(event)).toEqual([])
    expect(messages(event)).toEqual([about('event_name')])
  })

  it.each([
    { '@path': 7 },
    { '@path': { '@path': '$.properties.a' } },
    { '@merge': { direction: 'left', objects: [{ '@template': { '@path': '$.a' } }] } },
    { '@case': { operator: 'title', value: { '@path': '$.event' } } }
  ])('that fails on an event stops no other, and is reported: %j', async (directive) => {
    const mapping = { event_name: 'A', currency: directive }
    const { calls, messages } = await connect({ subscriptions: [mine({ mapping }), track] })
    expect(calls(event)).toHaveLength(1)
    expect(messages(event)[0]).toBe(
      `trackEvent "currency": not sent: it failed on this event at ${Object.keys(directive).join()} (mapping "Mine"). Correct it.`
    )
  })

  it.each<[string, unknown, string]>([
    ['a path', { '@path': '$.title' }, ' at $.title'],
    ['another directive', { '@literal': '' }, ' at @literal'],
    ['a fixed value', '', '']
  ])("is named in a message with the key's place: %s", async (_, directive, place) => {
    const mapping = { event_name: directive } as Subscription['mapping']
    const subscriptions = [mine({ mapping })]
    const { messages } = await connect({ subscriptions })
    const said = `trackEvent "event_name": not sent: no event name${place}`
    expect(messages(event)).toEqual([`${said} (mapping "Mine").`])
    // Segment's own runtime hands over no name.
    const [plugin] = generatePlugins(destination, { appId: 'abc' }, subscriptions as never)
    await plugin?.load(Context.system(), {} as never)
    const context = contextOf(event)
    await plugin?.track?.(context)
    expect(messagesOf(context)).toEqual([`${said}.`])
  })
})
