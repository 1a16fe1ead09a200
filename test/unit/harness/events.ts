import fc from 'fast-check'
import type { Event } from './connect'

/** Begins each text that is a value of an event, so that a message with one of them is found out. */
export const MARK = '§'

const hostile = (): never => {
  throw new Error(MARK)
}

/** What no JSON holds and a page can put into an event all the same, made anew each time. */
export const makers: (() => unknown)[] = [
  () => {
    const loop: Record<string, unknown> = { name: 'loop' }
    return Object.assign(loop, { self: loop, list: [loop] })
  },
  () => Object.defineProperty({ fine: 1 }, 'broken', { enumerable: true, get: hostile }),
  () => new Proxy({ fine: 1 }, { ownKeys: hostile }),
  () => Object.defineProperty({}, Symbol.toStringTag, { get: hostile }),
  () => ({ [Symbol.toPrimitive]: hostile, toString: hostile, toJSON: hostile }),
  () => new Proxy(new Date(0), {}),
  () => Object.create(Date.prototype),
  () => Object.create(null),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => Symbol('s'),
  () => /x/g,
  () => () => 1
]

/** What no JSON holds. */
export const oddities: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(undefined, NaN, Infinity, -Infinity, -0, 1e21, 5e-324),
  fc.bigInt(),
  fc.date({ noInvalidDate: false }),
  fc.uint8Array(),
  { weight: 4, arbitrary: fc.constantFrom(...makers).map((make) => make()) }
)

/** A key, often one that names a part of a prototype, of a company or of a date. */
export const key = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then', ''),
    fc.constantFrom('created_at', 'due_date', 'company_id', 'price', 'revenue')
  )

/** Any JSON value, any oddity, and JSON with oddities in it. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue() },
  { weight: 2, arbitrary: oddities },
  fc.string({ unit: 'binary' }),
  fc.anything({ withDate: true, withBigInt: true, withMap: true, withSet: true, key: key() }),
  fc.dictionary(key(), oddities)
)

/** The keys that are passed whole. */
export const richLinks = ['article', 'order']

const time: fc.Arbitrary<unknown> = fc.oneof(
  fc.date({ noInvalidDate: true }),
  fc.constantFrom('2020-01-31', '2023-02-29', 'yesterday', 1_577_934_245, '1577934245000')
)

const amount: fc.Arbitrary<unknown> = fc.oneof(
  fc.double(),
  fc.constantFrom(19.99, '19.99', '.5', '1e21', '0x10', '1,5', '', '-0')
)

const text = fc.oneof(
  fc.string({ maxLength: 8 }).map((rest) => MARK + rest),
  // Halves of surrogate pairs, too.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 })
    .map((units) => MARK + String.fromCharCode(...units))
)

const json = fc
  .jsonValue({ maxDepth: 2 })
  .map((value): unknown =>
    JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
      typeof inner === 'string' ? MARK + inner : inner
    )
  )

const all = (
  names: string[],
  value: fc.Arbitrary<unknown>
): Record<string, fc.Arbitrary<unknown>> => Object.fromEntries(names.map((name) => [name, value]))

/** Events of every type, with everything in them that a page puts there, and `odd` values among it. */
export function eventsWith(odd: fc.Arbitrary<unknown> = json): fc.Arbitrary<Event> {
  const value: fc.Arbitrary<unknown> = fc.oneof(
    text,
    fc.boolean(),
    fc.constantFrom<unknown>(null, undefined, ''),
    fc.double(),
    amount,
    time,
    json,
    odd,
    odd
  )
  const more = fc.dictionary(key(), value, { maxKeys: 4 })
  // An object with some of the keys and others, or anything at all in its place.
  const objectWith = (known: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> => {
    const object = fc
      .tuple(more, fc.record(known, { requiredKeys: [] }))
      .map(([others, ours]): unknown => ({ ...others, ...ours }))
    return fc.oneof({ weight: 9, arbitrary: object }, { weight: 1, arbitrary: value })
  }
  const id = fc.oneof(fc.constantFrom<unknown>('u1', 'u2', 7, '7', 0, null, undefined, ''), value)
  const times = all(['createdAt', 'created_at'], time)
  const company = objectWith({
    ...all(['name', 'plan', 'size', 'website', 'industry', 'monthly_spend'], value),
    ...all(['id', 'company_id'], id),
    ...times,
    company_custom_traits: more
  })
  const hide = fc.oneof(fc.constantFrom<unknown>(true, false, 'true', 'false'), value)
  const context = objectWith({
    Intercom: objectWith(all(['hideDefaultLauncher', 'hide_default_launcher'], hide))
  })
  const person = {
    userId: id,
    context,
    traits: objectWith({
      ...all(['name', 'phone', 'email', 'avatar', 'widget'], value),
      ...times,
      company,
      companies: fc.oneof(fc.array(company, { maxLength: 3 }), company)
    }),
    integrations: objectWith({
      Intercom: objectWith(
        all(['user_hash', 'userHash', 'intercom_user_jwt', 'intercomUserJwt'], value)
      )
    })
  }
  const properties = objectWith({
    revenue: amount,
    currency: fc.oneof(fc.constantFrom('EUR', ''), value),
    price: value,
    article: json,
    order: json
  })
  const event = (type: Event['type'], parts: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record(parts, { requiredKeys: [] }).map((given): Event => ({ ...given, type }))
  return fc.oneof(
    event('track', { event: value, properties }),
    event('identify', person),
    event('page', person),
    event('group', { groupId: id, traits: company, context }),
    event('alias', { userId: id, previousId: id })
  )
}
