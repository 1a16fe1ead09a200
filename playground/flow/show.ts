import type { Target } from '../model/changes'
import type { IntercomCall } from '../model/explain'
import { isObject, toText } from '../model/pointer'

const LONGEST = 42

const shorten = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text

const count = (length: number, one: string): string => `${length} ${one}${length === 1 ? '' : 's'}`

/** A value in a few characters. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${count(value.length, 'item')} ]`
  if (isObject(value)) {
    const keys = Object.keys(value)
    return keys.length === 0 ? '{}' : `{ ${count(keys.length, 'key')} }`
  }
  return typeof value === 'string' ? shorten(JSON.stringify(value)) : String(value)
}

const isPrice = (value: unknown): value is { amount: unknown; currency: unknown } =>
  isObject(value) && 'amount' in value && 'currency' in value && Object.keys(value).length === 2

/** A part of a call as people speak of it: its name, and its value in a few characters. */
export function showTarget({ keys, value }: Target, { command }: IntercomCall) {
  const [argument, ...rest] = keys
  const isName = command === 'trackEvent' && argument === '0'
  return {
    name: isName ? 'event name' : toText(rest),
    value: isPrice(value) ? `${String(value.amount)} ${String(value.currency)} cents` : show(value)
  }
}
