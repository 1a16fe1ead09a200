import { isText } from './values'

/** A value as it is written in a trigger. */
export type Literal = string | number | boolean

/** Whether a value of an event is what a condition asks for. */
type Test = (actual: unknown, expected: Literal) => boolean

const ofNumber =
  (test: (actual: number, expected: number) => boolean): Test =>
  (actual, expected) =>
    typeof actual === 'number' && test(actual, Number(expected))

const ofText =
  (test: (actual: string, expected: string) => boolean): Test =>
  (actual, expected) =>
    isText(actual) && test(actual, `${expected}`)

/**
 * What each operator means. Those with a name can stand in a trigger, too. Without a prototype, `constructor` is none.
 */
export const OPERATORS: Partial<Record<string, Test | null>> = {
  __proto__: null,
  // Other literals than text have an operator of their own.
  '=': (actual, expected) => actual === expected,
  '!=': (actual, expected) => actual !== `${expected}`,
  '<': ofNumber((actual, expected) => actual < expected),
  '<=': ofNumber((actual, expected) => actual <= expected),
  '>': ofNumber((actual, expected) => actual > expected),
  '>=': ofNumber((actual, expected) => actual >= expected),
  number_equals: ofNumber((actual, expected) => actual === expected),
  number_not_equals: ofNumber((actual, expected) => actual !== expected),
  contains: ofText((actual, expected) => actual.includes(expected)),
  not_contains: ofText((actual, expected) => !actual.includes(expected)),
  starts_with: ofText((actual, expected) => actual.startsWith(expected)),
  not_starts_with: ofText((actual, expected) => !actual.startsWith(expected)),
  ends_with: ofText((actual, expected) => actual.endsWith(expected)),
  not_ends_with: ofText((actual, expected) => !actual.endsWith(expected)),
  exists: (actual) => actual !== undefined && actual !== null,
  not_exists: (actual) => actual === undefined || actual === null,
  is_true: (actual) => actual === true,
  is_false: (actual) => actual === false
}
