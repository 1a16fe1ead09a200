import fc from 'fast-check'

/** Begins each text that is a value of an event, so that a message with one of them is found out. */
export const MARK = '§'

/** An object that leads back to itself. */
const cyclic = fc.constant(0).map(() => {
  const loop: Record<string, unknown> = { name: 'loop' }
  loop.self = loop
  loop.list = [loop]
  return loop
})

const throwing = fc.constant(0).map(() =>
  Object.defineProperty({ fine: 1 }, 'broken', {
    enumerable: true,
    get: () => {
      throw new Error(MARK)
    }
  })
)

const proxy = fc.constant(0).map(
  () =>
    new Proxy(
      { fine: 1 },
      {
        ownKeys: () => {
          throw new Error(MARK)
        }
      }
    )
)

const untaggable = fc.constant(0).map((): unknown => ({
  get [Symbol.toStringTag]() {
    throw new Error(MARK)
  }
}))

const almostDates = fc
  .constantFrom(0, 1)
  .map((kind): unknown => (kind ? new Proxy(new Date(0), {}) : Object.create(Date.prototype)))

const textless = fc.constant(0).map((): unknown => ({
  [Symbol.toPrimitive]: () => {
    throw new Error(MARK)
  },
  toJSON: () => {
    throw new Error(MARK)
  }
}))

/** What no JSON holds and a page can put into an event all the same. */
export const oddities: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(undefined, NaN, Infinity, -Infinity, -0, 1e21, 5e-324),
  fc.bigInt(),
  fc.date({ noInvalidDate: false }),
  fc.constant(0).map(() => new Map([['a', 1]])),
  fc.constant(0).map(() => new Set([1])),
  fc.constant(0).map(() => Symbol('s')),
  fc.func(fc.constant(1)),
  fc.constant(0).map(() => /x/g),
  fc.constant(0).map(() => Object.create(null) as object),
  fc.uint8Array(),
  cyclic,
  throwing,
  proxy,
  untaggable,
  almostDates,
  textless
)

/** Any JSON value, any oddity, and JSON with oddities in it. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue() },
  { weight: 2, arbitrary: oddities },
  fc.string({ unit: 'binary' }),
  fc.anything({ withDate: true, withBigInt: true, withMap: true, withSet: true, key: key() }),
  fc.dictionary(key(), oddities)
)

/** A key, often one that names a part of a prototype, of a company or of a date. */
export function key(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string(),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      'created_at',
      'due_date',
      'company_id',
      'price',
      'revenue',
      'length',
      'then',
      ''
    )
  )
}
