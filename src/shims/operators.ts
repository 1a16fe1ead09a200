import { isMissing } from '../values/record'
import { isText } from './values'

/** Whether a value of an event is what a condition asks for. */
export type Test = (actual: unknown) => boolean

/** What an operator and the value after it ask for. Some mean something else before null, true, false or `#`, any number. */
export type Ask = (expected: string) => Test

// Without a prototype, `constructor` is none.
type Operators = Partial<Record<string, Ask | null>>

const ofNumber =
  (test: (actual: number, expected: number) => boolean) =>
  (expected: string): Test =>
  (actual) =>
    typeof actual === 'number' && test(actual, Number(expected))

const OF_TEXT: Operators = {
  __proto__: null,
  '=': (expected) => (actual) => actual === expected,
  '!=': (expected) => (actual) => actual !== expected,
  '<': ofNumber((actual, expected) => actual < expected),
  '<=': ofNumber((actual, expected) => actual <= expected),
  '>': ofNumber((actual, expected) => actual > expected),
  '>=': ofNumber((actual, expected) => actual >= expected),
  // As in `properties.items.0 = "x"`, which Segment takes for this operator and 0.
  '.': () => () => false
}
const OF_NAME: Operators = {
  __proto__: null,
  ...OF_TEXT,
  '= null': () => isMissing,
  '!= null': () => (actual) => !isMissing(actual)
}
const OF_USER_ID: Operators = {
  __proto__: null,
  ...OF_NAME,
  '= true': () => (actual) => actual === true,
  '= false': () => (actual) => actual === false
}
const OF_VALUE: Operators = {
  __proto__: null,
  ...OF_USER_ID,
  '=#': ofNumber((actual, expected) => actual === expected),
  '!=#': ofNumber((actual, expected) => actual !== expected)
}

/** The first word of a condition, with the operators that it knows. */
export const SUBJECTS: Partial<Record<string, Operators>> = {
  type: OF_TEXT,
  event: OF_TEXT,
  name: OF_NAME,
  userId: OF_USER_ID,
  context: OF_VALUE,
  properties: OF_VALUE,
  traits: OF_VALUE
}

/** What `contains` or `match` asks for. A pattern has its asterisk at the end, or else at the start. */
export const toTest = (name: string, text: string, isNegated: boolean): Test => {
  const isIn = (actual: string): boolean => {
    if (name === 'contains') return actual.includes(text)
    return text.endsWith('*')
      ? actual.startsWith(text.slice(0, -1))
      : actual.endsWith(text.slice(1))
  }
  return (actual) => isText(actual) && isIn(actual) !== isNegated
}
