import fc from 'fast-check'
import { toFlat, toScalar } from '../../../src/values/flat'
import { anything, key } from '../harness/anything'

/** Collects what is reported, as [key, part]. */
const collect = (): {
  named: unknown[]
  note: (key: string, reason: string, part?: string) => void
} => {
  const named: unknown[] = []
  return { named, note: (key, _reason, part) => void named.push([key, part]) }
}

const isScalar = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value))

describe('toFlat', () => {
  it('keeps the order of the keys, and reports those that it drops by their part', () => {
    const { named, note } = collect()
    const flat = toFlat({ z: 1, drop: {}, a: 'x', gone: undefined, m: null }, 'metadata', note)
    expect(Object.entries(flat)).toEqual([
      ['z', 1],
      ['a', 'x'],
      ['m', null]
    ])
    expect(named).toEqual([['drop', 'metadata']])
  })

  it('takes "constructor" for a key like any other, and touches no prototype by "__proto__"', () => {
    const source = JSON.parse('{"__proto__": "data", "constructor": "data"}') as Record<
      string,
      unknown
    >
    const flat = toFlat(source, 'metadata', collect().note)
    expect(Object.entries(flat)).toEqual([['constructor', 'data']])
    expect(Object.getPrototypeOf(flat)).toBe(Object.prototype)
  })

  it('ignores keys that the object inherits', () => {
    expect(
      toFlat(
        Object.create({ inherited: 1 }) as object as Record<string, unknown>,
        'x',
        collect().note
      )
    ).toEqual({})
  })

  it('gives nothing nested and nothing that is not finite, reports the rest, and never throws', () => {
    fc.assert(
      // Mapping-kit gives no object with the key "__proto__".
      fc.property(
        fc.dictionary(
          key().filter((name) => name !== '__proto__'),
          anything
        ),
        (source) => {
          const { named, note } = collect()
          const flat = toFlat(source, 'metadata', note)
          const missing = Object.values(source).filter((value) => value === undefined).length
          expect(Object.values(flat).every(isScalar)).toBe(true)
          expect(Object.keys(flat).length + named.length + missing).toBe(Object.keys(source).length)
        }
      ),
      { numRuns: 2000 }
    )
  })
})

describe('toScalar', () => {
  it('gives a scalar or undefined for any value under any key, and never throws', () => {
    fc.assert(
      fc.property(key(), anything, (name, value) => {
        const scalar = toScalar(name, value, collect().note)
        return scalar === undefined || isScalar(scalar)
      }),
      { numRuns: 2000 }
    )
  })

  it.each([
    ['a Date without the inside of one', () => Object.create(Date.prototype) as unknown],
    ['a proxy of a Date', () => new Proxy(new Date(0), {}) as unknown]
  ])('drops and reports %s', (_, make) => {
    const { named, note } = collect()
    expect(toScalar('seen_at', make(), note)).toBeUndefined()
    expect(toScalar('seen', make(), note)).toBeUndefined()
    expect(named).toEqual([
      ['seen_at', undefined],
      ['seen', undefined]
    ])
  })
})
