import fc from 'fast-check'
import type { Event } from '../harness/connect'
import { key, oddities } from '../harness/anything'

const pad = (value: number, length = 2): string => `${value}`.padStart(length, '0')

const date = fc.date({ noInvalidDate: false })

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'].concat([
  'September',
  'October',
  'November',
  'December'
])

/** A date as `Date.toString` writes it in a browser of that zone: with the local time and its offset. */
const localText = (at: Date, hours: number, zone: string): string => {
  const [weekday, day, month, year, time] = new Date(at.getTime() + hours * 3_600_000)
    .toUTCString()
    .split(' ')
  const offset = `${hours < 0 ? '-' : '+'}${pad(Math.abs(hours))}00`
  return `${weekday?.slice(0, 3)} ${month} ${day} ${year} ${time} GMT${offset} (${zone})`
}

/** How apps write a time down. */
const ways = {
  iso: (_: Date, iso: string) => iso,
  local: (_: Date, iso: string) => iso.slice(0, 19),
  blank: (_: Date, iso: string) => iso.slice(0, 19).replace('T', ' '),
  day: (_: Date, iso: string) => iso.slice(0, 10),
  month: (_: Date, iso: string) => iso.slice(0, 7),
  year: (_: Date, iso: string) => iso.slice(0, 4),
  offset: (_: Date, iso: string) => `${iso.slice(0, 19)}+05:30`,
  basicDay: (_: Date, iso: string) => iso.slice(0, 10).replace(/-/g, ''),
  basic: (_: Date, iso: string) => `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`,
  slashes: (_: Date, iso: string) => iso.slice(0, 10).replace(/-/g, '/'),
  short: (_: Date, iso: string) => iso.slice(0, 10).replace(/-0/g, '-'),
  american: (at: Date) =>
    `${months[at.getUTCMonth()]?.slice(0, 3)} ${at.getUTCDate()}, ${at.getUTCFullYear()}`,
  long: (at: Date) => `${months[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`,
  mail: (at: Date) => at.toUTCString(),
  mailWithoutWeekday: (at: Date) => at.toUTCString().slice(5),
  mailWithZone: (at: Date) => at.toUTCString().replace('GMT', 'PDT'),
  mailWithOffset: (at: Date) => at.toUTCString().replace('GMT', '-0330'),
  east: (at: Date) => localText(at, 1, 'Central European Standard Time'),
  west: (at: Date) => localText(at, -5, 'EST'),
  ambiguous: (at: Date) =>
    `${pad(at.getUTCMonth() + 1)}/${pad(at.getUTCDate())}/${at.getUTCFullYear()}`,
  seconds: (at: Date) => Math.floor(at.getTime() / 1000),
  milliseconds: (at: Date) => at.getTime(),
  text: (at: Date) => `${at.getTime() / 1000}`
}

/** Times in every way that apps write them, and some that are none. */
const time: fc.Arbitrary<unknown> = fc.oneof(
  date,
  fc
    .tuple(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
      fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[]))
    )
    .map(([at, way]) => ways[way](at, at.toISOString())),
  fc
    .tuple(fc.nat(9999), fc.nat(13), fc.nat(32))
    .map(([year, month, day]) => `${pad(year, 4)}-${pad(month)}-${pad(day)}`),
  fc
    .tuple(fc.nat(9999), fc.nat(13), fc.nat(32))
    .map(([year, month, day]) => `${pad(year, 4)}${pad(month)}${pad(day)}`),
  fc.nat(9999).map((year) => `${year}`),
  fc.constantFrom(
    '2023-02-29',
    'Feb 30, 2024',
    '31 Foo 2020',
    '2024-02-30',
    'yesterday',
    '1e400',
    '',
    '-1',
    '0',
    '1e11',
    '99999999999'
  )
)

/** Amounts of money as numbers and as text, and what is none. */
const amount: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: -1000, max: 10_000_000 }).map((cents) => cents / 100),
  fc
    .integer({ min: 0, max: 10_000_000 })
    .map((cents) => `${Math.floor(cents / 100)}.${pad(cents % 100)}`),
  fc.integer(),
  fc.double(),
  fc.constantFrom<unknown>(
    '1e3',
    '.5',
    '5.',
    '+7',
    ' 8 ',
    '1e21',
    '0x10',
    '1,5',
    '',
    '-0',
    'NaN',
    1e21
  )
)

const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  // Any Unicode, halves of surrogate pairs among it.
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 })
    .map((units) => String.fromCharCode(...units))
)

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.boolean(),
  fc.constantFrom<unknown>(null, undefined, ''),
  fc.integer(),
  fc.double(),
  amount,
  time
)

const json = fc.jsonValue({ maxDepth: 2 })

const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: oddities },
  { weight: 2, arbitrary: json }
)

const huge = fc.constantFrom<unknown>(
  Array.from({ length: 500 }, (_, index) => ({ id: `c${index}` })),
  Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key${index}`, index])),
  'x'.repeat(100_000)
)

/** Keys and values; what is at "__proto__" is what JSON can put there. */
const more = fc.dictionary(key(), value, { maxKeys: 4 }).map((entries) => {
  if (!Object.keys(entries).includes('__proto__')) return entries
  return Object.defineProperty(entries, '__proto__', {
    value: { polluted: true },
    enumerable: true,
    configurable: true,
    writable: true
  })
})

/** An object with some of the keys and others, or anything at all in its place. */
const objectWith = (known: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(more, fc.record(known, { requiredKeys: [] }))
        .map(([others, ours]): unknown => ({ ...others, ...ours }))
    },
    { weight: 1, arbitrary: value }
  )

const companyId = fc.oneof(fc.constantFrom<unknown>('c1', 7, 0, '0', null, ''), value)

const company = objectWith({
  id: companyId,
  company_id: companyId,
  company_custom_traits: more,
  name: value,
  createdAt: time,
  created_at: time,
  plan: value,
  size: value,
  website: value,
  industry: value,
  monthly_spend: value
})

const id = fc.oneof(fc.constantFrom<unknown>('u1', 'u2', 7, '7', null, undefined, ''), value)

const hide = fc.constantFrom<unknown>(true, false, 'true', 'false')

const context = objectWith({
  Intercom: objectWith({
    hideDefaultLauncher: fc.oneof(hide, value),
    hide_default_launcher: fc.oneof(hide, value)
  }),
  company: objectWith({ id: companyId, company_id: companyId })
})

const person = {
  userId: id,
  context,
  traits: objectWith({
    name: value,
    phone: value,
    email: value,
    createdAt: time,
    created_at: time,
    avatar: value,
    app_id: text,
    widget: value,
    plan: value,
    company,
    companies: fc.oneof(
      { weight: 60, arbitrary: fc.array(company, { maxLength: 3 }) },
      { weight: 30, arbitrary: company },
      { weight: 1, arbitrary: huge }
    )
  }),
  integrations: objectWith({
    Intercom: objectWith({
      user_hash: value,
      userHash: value,
      intercom_user_jwt: value,
      intercomUserJwt: value
    })
  })
}

const optional = (
  type: Event['type'],
  parts: Record<string, fc.Arbitrary<unknown>>
): fc.Arbitrary<Event> =>
  fc.record(parts, { requiredKeys: [] }).map((event) => ({ ...event, type }))

/** The keys that the fuzz passes whole. */
export const richLinks = ['article', 'order']

/** Events of every type, with everything in them that a page can put there. */
export const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: optional('track', {
      event: fc.oneof(text, fc.constantFrom<unknown>(42, 0, 1.5), value),
      properties: objectWith({
        revenue: amount,
        currency: fc.oneof(fc.constantFrom('EUR', 'JPY', ''), value),
        price: value,
        article: json,
        order: json,
        cart: fc.oneof({ weight: 60, arbitrary: value }, { weight: 1, arbitrary: huge })
      })
    })
  },
  { weight: 3, arbitrary: optional('identify', person) },
  { weight: 1, arbitrary: optional('page', person) },
  {
    weight: 2,
    arbitrary: optional('group', {
      groupId: id,
      traits: company,
      context
    })
  },
  { weight: 1, arbitrary: optional('alias', { userId: id, previousId: id }) }
)
