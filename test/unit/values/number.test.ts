import fc from 'fast-check'
import { toDecimal } from '../../../src/values/number'
import { anything } from '../harness/anything'

describe('toDecimal', () => {
  it('gives the text of any finite number, which is the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(toDecimal(value)) === value).toBe(true)
        expect(toDecimal(` ${value} `)).toBe(toDecimal(value))
      })
    )
  })

  it.each(['', ' ', '-', '.', 'e1', '1e', '0x1', '1_000', '1,5', 'NaN', 'Infinity', '1n', '٣'])(
    'takes %p for no number',
    (text) => {
      expect(toDecimal(text)).toBeUndefined()
    }
  )

  it('gives a number as text or undefined for anything, and never throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const decimal = toDecimal(value)
        return decimal === undefined || !Number.isNaN(Number(decimal))
      }),
      { numRuns: 2000 }
    )
  })
})
