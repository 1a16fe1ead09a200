/** @jest-environment node */
import fc from 'fast-check'
import { toCents } from '../../../src/values/money'
import { anything } from '../harness/events'

describe('toCents', () => {
  it.each([
    [19.99, 1999],
    [1.1, 110],
    [0.29, 29],
    [4.35, 435],
    [0.285, 29],
    [-19.99, -1999],
    [0, 0],
    [90_071_992_547_409, 9_007_199_254_740_900],
    ['+19.99', 1999],
    ['1E2', 10_000],
    ['5.', 500],
    ['.5', 50],
    ['\t7\n', 700]
  ])('moves the decimal point of %p by two', (amount, cents) => {
    expect(toCents(amount)).toBe(cents)
  })

  it.each([
    ...'1e999 1e- e5 . - 1.2.3 0x1 1_000 1,5 NaN Infinity 1n ٣'.split(' '),
    ...['', ' ', null, [5], 1e21, 5e-324, 90_071_992_547_409.92]
  ])('takes %p for no amount', (amount) => {
    expect(toCents(amount)).toBeNaN()
  })

  it('gives back the cents of any amount that was written with two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), (cents) => {
        const sign = cents < 0 ? '-' : ''
        const digits = `${Math.abs(cents)}`.padStart(3, '0')
        const text = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
        // Not toBe: -0 and 0 are the same amount.
        expect(toCents(text) === cents).toBe(true)
        expect(toCents(Number(text)) === cents).toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  it('gives an exact integer or NaN for anything, and never throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const cents = toCents(value)
        return Number.isNaN(cents) || Number.isSafeInteger(cents)
      }),
      { numRuns: 1000 }
    )
  })

  it('reads a megabyte of digits in one pass', () => {
    expect(toCents('1'.repeat(1_000_000))).toBeNaN()
    expect(toCents(`${'1'.repeat(1_000_000)}x`)).toBeNaN()
  })
})
