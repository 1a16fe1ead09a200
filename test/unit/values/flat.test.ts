/** @jest-environment node */
import { toFlat } from '../../../src/values/flat'

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

  it.each([
    ['at', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['signed_at', new Date(1999), 1],
    ['due_date', new Date(1999), 1],
    ['_atx', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['at', new Date(NaN), undefined],
    ['size', Infinity, undefined]
  ])('gives %s: %p as %p', (key, value, sent) => {
    expect(toFlat({ [key]: value }, 'metadata', jest.fn())[key]).toBe(sent)
  })
})
