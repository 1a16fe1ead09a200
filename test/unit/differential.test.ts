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
import { clearPage, installMessenger, listen, said } from './harness/page'
import { runs } from './harness/runs'

const LIMIT_MS = 60 * 60 * 1000

type Make = (options: Options) => Promise<Plugin[]>

/** The plugins of Segment's own runtime for the same definition. */
const theirs: Make = ({ subscriptions = [], ...settings }) =>
  Promise.resolve(generatePlugins(destination, settings, subscriptions as never))

/** The presets, with all traits as custom attributes; with companies mapped property by property, or whole. */
const mapped = (isWhole: boolean): Pick<Options, 'subscriptions'> => {
  const custom_traits = { '@path': '$.traits' }
  const company = { '@path': '$.traits.company' }
  const companies = { '@path': '$.traits.companies' }
  const mappings: Record<string, object> = {
    identifyUser: { custom_traits, ...(isWhole && { company, companies }) },
    identifyCompany: isWhole ? { company: { '@path': '$.traits' } } : {}
  }
  const subscriptions = presets.map((preset) => ({
    ...preset,
    mapping: { ...preset.mapping, ...mappings[preset.partnerAction] }
  }))
  return { subscriptions }
}

beforeEach(() => {
  jest.useFakeTimers()
})

/** What Intercom gets for the events, on a page of their own, from the plugins that `make` makes. */
async function callsOf(make: Make, contexts: Context[], options: Partial<Options>) {
  clearPage()
  jest.setSystemTime(0)
  const intercom = installMessenger()
  const plugins = await make({ appId: 'abc', ...options })
  await loadAll(plugins, createAnalytics())
  for (const context of contexts) {
    for (const plugin of plugins) await plugin[context.event.type as Event['type']]?.(context)
    // Another person waits until the one before has gone.
    jest.advanceTimersByTime(4000)
  }
  return intercom.mock.calls as unknown[][]
}

it(
  "Segment's own runtime and ours make the same Intercom calls for any event that an app sends",
  async () => {
    const launcher = fc.constantFrom({}, { activator: '#chat' })
    const all = fc.array(eventsWith(), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(all, launcher, fc.boolean(), async (events, setting, isWhole) => {
        const options = { ...setting, ...mapped(isWhole), richLinkProperties: richLinks }
        const calls = await callsOf(factory, events.map(contextOf), options)
        expect(calls).toEqual(await callsOf(theirs, events.map(contextOf), options))
      }),
      runs(300)
    )
  },
  LIMIT_MS
)

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
    const told = listen()
    await fc.assert(
      fc.asyncProperty(eventsWith(place), fc.boolean(), async (event, isWhole) => {
        clearPage()
        const intercom = installMessenger()
        const options = { appId: 'abc', ...mapped(isWhole), richLinkProperties: richLinks }
        const plugins = await factory(options)
        await loadAll(plugins, createAnalytics())
        intercom.mockClear()
        told.length = 0
        const context = contextOf({ ...event, messageId: 'm1' })
        perform(plugins, context)
        for (const one of told) expect(one).toMatchObject({ messageId: 'm1' })
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
        const texts = [...messagesOf(context), ...said(), JSON.stringify(told)]
        expect(texts.join()).not.toContain(MARK)
      }),
      runs(300)
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  },
  LIMIT_MS
)
