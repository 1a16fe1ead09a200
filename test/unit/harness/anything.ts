import fc from 'fast-check'

/** Begins each text that is a value of an event, so that a message with one of them is found out. */
export const MARK = '§'

const hostile = (): never => {
  throw new Error(MARK)
}

/** What no JSON holds and a page can put into an event all the same, made anew each time. */
const makers: (() => unknown)[] = [
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
