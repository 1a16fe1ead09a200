/** @jest-environment node */
import fc from 'fast-check'
import { toFlat } from '../../../src/values/flat'
import { anything, key } from '../harness/anything'

const isScalar = (value: unknown): boolean =>
  value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)

describe('toFlat', () => {
  it('keeps the order of the keys, and reports those that it drops by their part', () => {
    const report = jest.fn()
    const source = { z: 1, drop: {}, a: 'x', gone: undefined, m: null }
    expect(Object.entries(toFlat(source, 'metadata', report))).toEqual([
      ['z', 1],
      ['a', 'x'],
      ['m', null]
    ])
    expect(report.mock.calls).toEqual([['drop', expect.any(String), 'metadata']])
  })

  it('takes "constructor" for a key like any other, no inherited one, and no prototype', () => {
    const source = Object.assign(Object.create({ inherited: 1 }) as object, { constructor: 'data' })
    Object.defineProperty(source, '__proto__', { enumerable: true, value: 'data' })
    const flat = toFlat(source, 'metadata', jest.fn())
    expect(Object.entries(flat)).toEqual([['constructor', 'data']])
    expect(Object.getPrototypeOf(flat)).toBe(Object.prototype)
  })

  it('gives nothing nested and nothing that is not finite, reports the rest, and never throws', () => {
    // Mapping-kit gives no object with the key "__proto__".
    const keys = key().filter((name) => name !== '__proto__')
    fc.assert(
      fc.property(fc.dictionary(keys, anything), (source) => {
        const named: string[] = []
        const flat = toFlat(source, 'metadata', (name) => void named.push(name))
        const missing = Object.values(source).filter((value) => value === undefined).length
        expect(Object.values(flat).every(isScalar)).toBe(true)
        expect(Object.keys(flat).length + named.length + missing).toBe(Object.keys(source).length)
      }),
      { numRuns: 1000 }
    )
  })
})
