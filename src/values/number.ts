// Optional parts are nested so that text of any length is read in one pass.
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** The decimal text of a finite number, or of text that is one ("19.99"); undefined for anything else. */
export function toDecimal(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && DECIMAL.test(text.trim())
    ? text.trim().toLowerCase()
    : undefined
}
