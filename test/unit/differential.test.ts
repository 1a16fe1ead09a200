import type { Context, Plugin } from '@segment/analytics-next'
import { generatePlugins } from '@segment/browser-destination-runtime/plugin'
import fc from 'fast-check'
import factory, { destination, type Options, presets } from '../../src'
import {
  contextOf,
  createAnalytics,
  type Event,
  loadAll,
  messagesOf,
  perform
} from './harness/connect'
import { anything, eventsWith, MARK, oddities, richLinks } from './harness/events'
import { clearPage, installMessenger, said } from './harness/page'
import { runs } from './harness/runs'
import { identify, track } from './harness/session'

const LIMIT_MS = 60 * 60 * 1000

type Make = (options: Options) => Promise<Plugin[]>

const ours: Make = factory

/** The plugins of Segment's own runtime for the same definition. */
const theirs: Make = ({ subscriptions = [], ...settings }) =>
  Promise.resolve(generatePlugins(destination, settings, subscriptions as never))

/** The presets, with all traits as custom attributes; with companies mapped property by property, or whole. */
const mapped = (isWhole: boolean): Options['subscriptions'] => {
  const custom_traits = { '@path': '$.traits' }
  const company = { '@path': '$.traits.company' }
  const companies = { '@path': '$.traits.companies' }
  const mappings: Record<string, object> = {
    identifyUser: { custom_traits, ...(isWhole && { company, companies }) },
    identifyCompany: isWhole ? { company: { '@path': '$.traits' } } : {}
  }
  return presets.map((preset) => ({
    ...preset,
    mapping: { ...preset.mapping, ...mappings[preset.partnerAction] }
  }))
}

beforeEach(() => {
  jest.useFakeTimers()
})

/** What Intercom gets for the events, on a page of their own, from the plugins that `make` makes. */
async function callsOf(make: Make, contexts: Context[], options: Partial<Options>) {
  clearPage()
  jest.setSystemTime(0)
  const intercom = installMessenger()
  const plugins = await make({ appId: 'abc', subscriptions: presets, ...options })
  await loadAll(plugins, createAnalytics())
  for (const context of contexts) {
    for (const plugin of plugins) await plugin[context.event.type as Event['type']]?.(context)
    // Another person waits until the one before has gone.
    jest.advanceTimersByTime(4000)
  }
  return intercom.mock.calls as unknown[][]
}

/** Expects the same calls of both runtimes, and gives them. */
async function expectSame(events: Event[], options: Partial<Options> = {}): Promise<unknown[][]> {
  const calls = await callsOf(ours, events.map(contextOf), options)
  expect(calls).toEqual(await callsOf(theirs, events.map(contextOf), options))
  return calls
}

describe("Segment's own runtime and ours make the same Intercom calls", () => {
  it('for mappings of every kind, enabled and disabled, several to an action', async () => {
    const [preset] = presets
    const subscriptions: Options['subscriptions'] = [
      { ...preset, name: 'Off', enabled: false },
      { ...preset, name: 'Big', subscribe: 'type = "track" and properties.total > 10' },
      {
        ...preset,
        name: 'Named',
        subscribe: 'event contains "Order" or properties.kind = "order"',
        mapping: {
          event_name: { '@template': '{{type}}: {{event}}' },
          event_metadata: {
            '@merge': {
              direction: 'right',
              objects: [
                { '@flatten': { value: { '@path': '$.properties' }, separator: '.' } },
                { kind: { '@case': { operator: 'upper', value: { '@path': '$.type' } } } }
              ]
            }
          }
        }
      },
      ...presets
    ]
    const events = [
      track('Order Completed', { total: 20, cart: { size: 2 } }),
      track('Order Completed', { total: 5 }),
      track('Viewed', { kind: 'order' }),
      identify('u1', { name: 'Ada', company: { id: 'c1', name: 'Acme' }, nested: { a: 1 } })
    ]
    const options = { subscriptions, richLinkProperties: ['cart'], activator: '#chat' }
    expect((await expectSame(events, options)).length).toBeGreaterThan(8)
  })

  it(
    'for any event that an app sends',
    async () => {
      const activator = fc.constantFrom(undefined, '#chat')
      const all = fc.array(eventsWith(), { minLength: 1, maxLength: 4 })
      await fc.assert(
        fc.asyncProperty(all, activator, fc.boolean(), async (events, launcher, isWhole) => {
          await expectSame(events, {
            subscriptions: mapped(isWhole) ?? [],
            richLinkProperties: richLinks,
            ...(launcher && { activator: launcher })
          })
        }),
        runs(300)
      )
    },
    LIMIT_MS
  )
})

/** An object whose values are others at each look, and which throws at some of them. */
const fickle = fc
  .tuple(fc.array(oddities, { minLength: 1, maxLength: 3 }), fc.nat(4))
  .map(([values, throwsAt]) => {
    let looks = 0
    const get = (): unknown => {
      looks += 1
      if (looks % 5 === throwsAt) throw new Error(MARK)
      return values[looks % values.length]
    }
    const keys = ['name', 'id', 'companies', 'createdAt', 'revenue', 'article', 'other', 'Intercom']
    const properties = keys.map((name) => [name, { enumerable: true, get }])
    return Object.defineProperties({}, Object.fromEntries(properties) as PropertyDescriptorMap)
  })

const isKept = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  ['string', 'boolean'].includes(typeof value) ||
  Number.isFinite(value)

/** Whether all of it is what Intercom keeps, but for what lies under a few known keys. */
const isFlat = (attributes: unknown, nested: string[] = []): boolean =>
  Object.entries(attributes as object).every(
    ([key, value]) => isKept(value) || nested.includes(key)
  )

it(
  'whatever a page puts into an event throws nothing, gives Intercom nothing but what it keeps, and is in no message',
  async () => {
    const place = fc.oneof(fickle, anything, oddities)
    await fc.assert(
      fc.asyncProperty(eventsWith(place), fc.boolean(), async (event, isWhole) => {
        clearPage()
        const intercom = installMessenger()
        const richLinkProperties = richLinks
        const subscriptions = mapped(isWhole) ?? []
        const plugins = await factory({ appId: 'abc', subscriptions, richLinkProperties })
        await loadAll(plugins, createAnalytics())
        intercom.mockClear()
        const context = contextOf(event)
        perform(plugins, context)
        for (const [command, ...rest] of intercom.mock.calls as [string, ...unknown[]][]) {
          expect(['trackEvent', 'update']).toContain(command)
          const { company = {}, companies = [], ...data } = rest.at(-1) as Record<string, unknown>
          if (command === 'trackEvent') {
            expect(isFlat(rest.at(-1), ['price', ...richLinks])).toBe(true)
          } else {
            expect(isFlat(data, ['avatar'])).toBe(true)
            expect([company, companies].flat().every((one) => isKept(one) || isFlat(one))).toBe(
              true
            )
          }
        }
        expect(messagesOf(context).join() + said().join()).not.toContain(MARK)
      }),
      runs(300)
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  },
  LIMIT_MS
)
