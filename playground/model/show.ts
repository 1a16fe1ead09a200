import type { Json } from '../protocol'
import type { Target } from './changes'
import type { IntercomCall } from './explain'
import { isObject, toText } from './pointer'

const LONGEST = 42

const shorten = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text

/** A count with its noun: `1 key`, `2 keys`. */
export const plural = (count: number, one: string): string =>
  `${count} ${one}${count === 1 ? '' : 's'}`

/** A value in a few characters. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${plural(value.length, 'item')} ]`
  if (isObject(value)) {
    const keys = Object.keys(value)
    return keys.length === 0 ? '{}' : `{ ${plural(keys.length, 'key')} }`
  }
  if (typeof value === 'object') return JSON.stringify(value)
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

/** What an event is called: its type, and what it is about. */
export const nameOfEvent = ({ type, event, name, groupId, userId }: Json): string => {
  const about = { track: event, page: name, group: groupId, identify: userId }[String(type)]
  return about === undefined || about === null ? '' : String(about)
}

/** The type of an event and its name. */
export const titleOf = (event: Json): string => `${String(event.type)} ${nameOfEvent(event)}`.trim()

const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key)

const quote = (text: string): string =>
  text.includes("'") || /[\\\n\r\u2028\u2029]/.test(text) ? JSON.stringify(text) : `'${text}'`

/** The key of an object as JavaScript: without quotes if it can be. */
export const toKey = (key: string): string => (isName(key) ? key : quote(key))

/** JSON as JavaScript: single quotes, and keys without quotes if they need none. */
export function toLiteral(value: unknown, indent = ''): string {
  const inner = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((item) => toLiteral(item, inner))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, item]) => `${toKey(key)}: ${toLiteral(item, inner)}`)
      : undefined
  if (!parts) return typeof value === 'string' ? quote(value) : JSON.stringify(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  const line = Array.isArray(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
  if (!line.includes('\n') && indent.length + line.length <= 72) return line
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}

/** A call of Intercom as a line of JavaScript. */
export const toCode = (command: string, args: unknown[]): string =>
  `Intercom(${[command, ...args].map((part) => toLiteral(part)).join(', ')})`
