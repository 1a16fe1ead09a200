import { toDecimal } from './number'

/**
 * `amount` (a number, or a number as text) × 100 as an exact integer, or undefined if it is no number or too large
 * to be exact. The decimal point is moved in the text: 19.99 * 100 is 1998.9999999999998 in floating point.
 */
export function toCents(amount: unknown): number | undefined {
  const [digits, exponent = '0'] = toDecimal(amount)?.split('e') ?? []
  const cents = Math.round(Number(`${digits}e${Number(exponent) + 2}`))
  return Number.isSafeInteger(cents) ? cents : undefined
}
