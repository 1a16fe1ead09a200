// Optional parts are nested so that text of any length is read in one pass.
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** A number, or the one that text is ("19.99"); NaN for anything else. */
export const toNumber = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && DECIMAL.test(value.trim()))
    ? Number(value)
    : NaN
