import type { Context, Plugin } from '@segment/analytics-next'
import fc from 'fast-check'
import factory, { presets } from '../../src'
import { events, richLinks } from './fuzz/events'
import { expectedCalls, NOW, type Situation } from './fuzz/oracle'
import { isSame, isSameInAnyOrder } from './fuzz/same'
import { anything, oddities } from './harness/anything'
import { createAnalytics, type Event, loadAll, perform } from './harness/connect'
import { answering, clearPage, page } from './harness/page'
import { bootSettings } from './harness/session'

// bench/fuzz/run.mjs sets these for a run that is longer, and different each time.
const COUNT = Number(process.env.FUZZ_EVENTS ?? 5000)
const SEED = Number(process.env.FUZZ_SEED ?? 19_991_999)

// Events of a run: a second one can be of another person.
const EVENTS_A_RUN = 2

const wholeCompanies = {
  company: { '@path': '$.traits.company' },
  companies: { '@path': '$.traits.companies' }
}

const propertyByProperty = presets.map((preset) => {
  const { partnerAction, mapping } = preset
  if (partnerAction === 'identifyUser')
    return { ...preset, mapping: { ...mapping, custom_traits: { '@path': '$.traits' } } }
  if (partnerAction === 'identifyCompany') {
    const company = mapping.company as object
    const company_custom_traits = { '@path': '$.context.company' }
    return { ...preset, mapping: { ...mapping, company: { ...company, company_custom_traits } } }
  }
  return preset
})

const whole = propertyByProperty.map((preset) => {
  const { partnerAction, mapping } = preset
  if (partnerAction === 'identifyUser')
    return { ...preset, mapping: { ...mapping, ...wholeCompanies } }
  if (partnerAction === 'identifyCompany')
    return { ...preset, mapping: { ...mapping, company: { '@path': '$.traits' } } }
  return preset
})

let now: number
let intercom: jest.Mock

beforeEach(() => {
  now = 0
  // Half an hour between two looks at the clock: no update is over the budget, and nobody has to wait for anybody.
  jest.spyOn(Date, 'now').mockImplementation(() => (now += 2_000_000))
  intercom = jest.fn()
})

const start = async (activator?: string, hasWholeCompanies = false): Promise<Plugin[]> => {
  clearPage()
  page.Intercom = answering(intercom)
  const plugins = await factory({
    appId: 'abc',
    subscriptions: hasWholeCompanies ? whole : propertyByProperty,
    richLinkProperties: richLinks,
    ...(activator && { activator })
  })
  await loadAll(plugins, createAnalytics())
  return plugins
}

const callsOf = (plugins: Plugin[], event: Event): unknown[][] => {
  intercom.mockClear()
  perform(plugins, { event } as unknown as Context)
  return [...intercom.mock.calls]
}

/** The call, with the word for it in place of the time at which it was made. */
const withoutClock = ([command, ...args]: unknown[]): unknown[] => [
  command,
  ...args.map((value) =>
    command === 'update' && typeof (value as Record<string, unknown>).last_request_at === 'number'
      ? { ...(value as object), last_request_at: NOW }
      : value
  )
]

const options = { seed: SEED, numRuns: Math.ceil(COUNT / EVENTS_A_RUN) }

describe('any event', () => {
  it(
    'gives the Intercom calls that the table of values says',
    async () => {
      let count = 0
      const property = fc.asyncProperty(
        fc.oneof(
          {
            weight: 9,
            arbitrary: fc.array(events, { minLength: EVENTS_A_RUN, maxLength: EVENTS_A_RUN })
          },
          // One event again: a repetition can be of no use to Intercom.
          { weight: 1, arbitrary: events.map((event) => [event, event]) }
        ),
        fc.constantFrom(undefined, '#chat'),
        fc.boolean(),
        async (all, activator, hasWholeCompanies) => {
          const plugins = await start(activator, hasWholeCompanies)
          const situation: Situation = {
            boot: { ...bootSettings, ...(activator && { custom_launcher_selector: activator }) },
            ...(activator && { activator }),
            richLinks,
            hasWholeCompanies,
            person: '',
            told: new Map()
          }
          for (const event of all) {
            count += 1
            const actual = callsOf(plugins, event).map(withoutClock)
            const expected = expectedCalls(event, situation)
            const compare = event.type === 'track' ? isSame : isSameInAnyOrder
            // Not each time: to compare by expect() is ten times slower.
            if (!compare(actual, expected)) expect(actual).toEqual(expected)
          }
        }
      )
      await fc.assert(property, options)
      expect(count).toBeGreaterThanOrEqual(COUNT)
      expect(Object.keys(Object.prototype)).toEqual([])
    },
    30 * 60 * 1000
  )
})

/** An object whose values are others at each look, and which throws at some of them. */
const fickle = fc
  .tuple(fc.array(oddities, { minLength: 1, maxLength: 3 }), fc.nat(4))
  .map(([values, throwsAt]) => {
    let looks = 0
    const get = (): unknown => {
      looks += 1
      if (looks % 5 === throwsAt) throw new Error('hostile getter')
      return values[looks % values.length]
    }
    const keys = ['name', 'id', 'companies', 'createdAt', 'revenue', 'article', 'other', 'Intercom']
    return Object.defineProperties(
      {},
      Object.fromEntries(keys.map((name) => [name, { enumerable: true, get }]))
    )
  })

const isKept = (value: unknown): boolean =>
  value === null ||
  ['string', 'boolean'].includes(typeof value) ||
  (typeof value === 'number' && Number.isFinite(value))

/** The values of a company, or of attributes that hold a few known objects. */
const isFlat = (attributes: object, nested: string[] = []): boolean =>
  Object.entries(attributes).every(
    ([key, value]) => value === undefined || isKept(value) || nested.includes(key)
  )

describe('an event that is another one at each look', () => {
  it(
    'throws nothing, and sends nothing nested',
    async () => {
      const place = fc.oneof({ weight: 3, arbitrary: fickle }, { weight: 1, arbitrary: anything })
      const property = fc.asyncProperty(
        fc.constantFrom('track', 'identify', 'page', 'group'),
        fc.record({ traits: place, properties: place, context: place, integrations: place }),
        place,
        async (type, parts, id) => {
          const plugins = await start()
          const name = type === 'track' ? 'A' : id
          const event = { ...parts, type, event: name, userId: id, groupId: id } as Event
          for (const [command, ...rest] of callsOf(plugins, event)) {
            expect(['trackEvent', 'update']).toContain(command)
            const { company = {}, companies = [], ...data } = rest.at(-1) as Record<string, unknown>
            expect(isFlat(data, ['price', 'avatar', ...richLinks])).toBe(true)
            if (type === 'track') continue
            expect(
              [company, ...(companies as object[])].every((one) => isFlat(one as object))
            ).toBe(true)
          }
        }
      )
      await fc.assert(property, { seed: SEED, numRuns: Math.ceil(COUNT / 5) })
    },
    30 * 60 * 1000
  )
})
