import type { Plugin } from '@segment/analytics-next'
import { generatePlugins } from '@segment/browser-destination-runtime/plugin'
import fc from 'fast-check'
import factory, { destination, type Options, type Preset, presets } from '../../src'
import { contextOf, createAnalytics, type Event, loadAll, messagesOf } from './harness/connect'
import { answering, clearPage, page } from './harness/page'
import { group, identify, track, view } from './harness/session'

const ours = (options: Options): Promise<Plugin[]> => factory(options)

/** The plugins of Segment's own runtime for the same definition. */
const theirs = ({ subscriptions = [], ...settings }: Options): Promise<Plugin[]> =>
  Promise.resolve(generatePlugins(destination, settings, subscriptions as never))

/** What Intercom gets for the events, on a page of their own, from the plugins that `make` makes. */
async function callsOf(
  make: typeof ours,
  events: Event[],
  options: Partial<Options>
): Promise<unknown[][]> {
  clearPage()
  const intercom = jest.fn()
  page.Intercom = answering(intercom)
  const plugins = await make({ appId: 'abc', subscriptions: presets, ...options })
  await loadAll(plugins, createAnalytics())
  for (const event of events)
    for (const plugin of plugins) await plugin[event.type]?.(contextOf(event))
  // The time of a repeated identify is that of the call.
  return intercom.mock.calls.map((call) =>
    call.map((value: unknown) =>
      typeof value === 'object' && value !== null && 'last_request_at' in value
        ? { ...value, last_request_at: 'now' }
        : value
    )
  )
}

/** Expects the same calls of both runtimes, and gives them. */
async function expectSame(events: Event[], options: Partial<Options> = {}): Promise<unknown[][]> {
  const calls = await callsOf(ours, events, options)
  expect(calls).toEqual(await callsOf(theirs, events, options))
  return calls
}

const traits = {
  name: 'Ada',
  phone: '+44',
  email: 'ada@example.com',
  createdAt: '2024-02-29T12:00:00Z',
  avatar: 'https://example.com/a.png',
  company: { id: 'c1', name: 'Acme', created_at: 1_709_208_000 },
  companies: [{ id: 'c2', size: 3 }, { name: 'no id' }],
  nested: { a: 1 }
}

describe("Segment's own runtime and ours make the same Intercom calls", () => {
  it.each<[string, Event[], number]>([
    ['a page view', [view()], 1],
    ['a page view of a user', [view('u1')], 1],
    ['an identify', [identify('u1', traits)], 1],
    ['an event', [track('A', { revenue: '19.99', cart: [1], at: new Date(0), none: null })], 1],
    ['an event without a name', [{ type: 'track' }], 0],
    ['a group', [group('c1', traits)], 1],
    ['a group without an id', [{ type: 'group', traits }], 0],
    ['an alias', [{ type: 'alias', userId: 'u2', previousId: 'u1' }], 0],
    ['a visit', [view(), identify('u1', traits), track('A'), group('c1'), view('u1')], 5],
    ['two people', [identify('u1'), identify('u1', traits)], 2],
    [
      'odd traits',
      [
        { type: 'identify', traits: 'oops' },
        { type: 'identify', traits: [1] }
      ],
      2
    ],
    ['odd properties', [{ type: 'track', event: 'A', properties: 'oops' }], 1]
  ])('for %s', async (_, events, count) => {
    // The start of a session is two calls.
    expect(await expectSame(events)).toHaveLength(count + 2)
  })

  it('for mappings of every kind, enabled and disabled, several to an action', async () => {
    const [preset] = presets
    if (!preset) throw new Error('There is no preset.')
    const subscriptions = [
      { ...preset, name: 'Off', enabled: false },
      { ...preset, name: 'Big', subscribe: 'type = "track" and properties.total > 10' },
      {
        ...preset,
        name: 'Named',
        subscribe: 'event contains "Order" or properties.kind = "order"',
        mapping: {
          event_name: { '@template': '{{type}}: {{event}}' },
          event_metadata: {
            '@flatten': { value: { '@path': '$.properties' }, separator: '.' }
          }
        }
      },
      ...presets
    ]
    const calls = await expectSame(
      [
        track('Order Completed', { total: 20, cart: { size: 2 } }),
        track('Order Completed', { total: 5 }),
        track('Viewed', { kind: 'order' }),
        identify('u1', traits)
      ],
      { subscriptions, richLinkProperties: ['cart'], activator: '#chat' }
    )
    expect(calls.length).toBeGreaterThan(8)
  })

  it('for any JSON that an app puts into its events', async () => {
    const id = fc.constantFrom('u1', undefined, null, '')
    const value = fc.jsonValue({ maxDepth: 2 })
    const record = fc.oneof(
      fc.dictionary(
        fc.oneof(
          fc.string(),
          fc.constantFrom('name', 'email', 'company', 'companies', 'revenue', 'createdAt', 'id')
        ),
        value
      ),
      value
    )
    const events: fc.Arbitrary<Event> = fc.oneof(
      fc.record({ type: fc.constant('track' as const), event: value, properties: record }),
      fc.record({ type: fc.constant('identify' as const), userId: id, traits: record }),
      fc.record({ type: fc.constant('page' as const), userId: id, properties: record }),
      fc.record({ type: fc.constant('group' as const), groupId: value, traits: record })
    )
    await fc.assert(
      fc.asyncProperty(fc.array(events, { maxLength: 10 }), async (all) => {
        await expectSame(all)
      }),
      { numRuns: 200, seed: 1 }
    )
  })
})

describe("A message about an event, from Segment's own runtime and from ours", () => {
  it.each<[string, unknown, string, string]>([
    ['a path', { '@path': '$.title' }, ' at $.title', ' at $.title (mapping "Orders")'],
    ['a directive', { '@literal': '' }, ' at @literal', ' at @literal (mapping "Orders")'],
    ['a fixed value', '', '', ' (mapping "Orders")']
  ])('says where the key comes from: %s', async (_, directive, theirPlace, ourPlace) => {
    const mapping = { event_name: directive } as Preset['mapping']
    const subscriptions = presets.map((preset) => ({ ...preset, name: 'Orders', mapping }))
    const messages = async (make: typeof ours): Promise<string[]> => {
      const plugins = await make({ appId: 'abc', subscriptions })
      await loadAll(plugins, createAnalytics())
      const context = contextOf(track('A'))
      await plugins[0]?.track?.(context)
      return messagesOf(context)
    }
    const said = 'trackEvent "event_name": not sent: no event name'
    expect(await messages(theirs)).toEqual([`${said}${theirPlace}.`])
    expect(await messages(ours)).toEqual([`${said}${ourPlace}.`])
  })
})
