import { toNumber } from './number'

/**
 * `amount` (a number, or a number as text) × 100 as an integer; NaN if it is not a number, or too large to be exact. It
 * moves the decimal point in the text, because 19.99 * 100 is 1998.9999999999998 in floating point.
 */
export function toCents(amount: unknown): number {
  const cents = Math.round(Number(`${toNumber(amount)}e2`))
  return Number.isSafeInteger(cents) ? cents : NaN
}
