import type { Report } from '../report'

/** The class of `value`, as mapping-kit asks for it. Throws for what throws whenever it is read. */
export const tagOf = (value: unknown): string => Object.prototype.toString.call(value)

/** Whether `value` is of the class Object. Throws for what throws whenever it is read. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  tagOf(value) === '[object Object]'

/** What `value` holds if it is a boxed text, number or boolean (`new String('a')`); else `value`. */
export const unbox = (value: unknown): unknown =>
  /String|Number|Boolean/.test(tagOf(value)) ? (value as object).valueOf() : value

/** Whether `value` is undefined or null. */
export const isMissing = (value: unknown): boolean => value === undefined || value === null

/** Whether `value` is an object with keys: no array, no Date, no Map or other built-in. Never throws. */
export const isRecord = (value: unknown): value is Record<string, unknown> => {
  try {
    return isObject(value)
  } catch {
    // For example a revoked proxy.
    return false
  }
}

/** The entries of `record` whose keys are wanted. */
export const filterKeys = (
  record: Record<string, unknown>,
  isWanted: (key: string) => boolean
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => isWanted(key)))

/** `source` if it is an object with keys. Otherwise an empty one, and a report under `key`, unless it is missing. */
export function toRecord(
  source: unknown,
  key: string,
  report: Report,
  part?: string
): Record<string, unknown> {
  if (isRecord(source)) return source
  if (!isMissing(source)) report(key, 'left out: it is not an object. Map one.', part)
  return {}
}
