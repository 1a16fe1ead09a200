import { keysOf } from '../model/composed'
import { isObject } from '../model/pointer'
import { type Call, callTypes, type Json } from '../protocol'
import type { PastedCall } from './literal'

/** An event as somebody has pasted it. */
export interface PastedEvent {
  call: Call
  /** What of it does not reach the destination, by its key or its code. */
  ignored: string[]
}

const guess = ({ event, groupId, traits, properties }: Json): string | undefined => {
  if (typeof event === 'string') return 'track'
  if (typeof groupId === 'string') return 'group'
  if (isObject(traits)) return 'identify'
  return isObject(properties) ? 'page' : undefined
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null

/** The event that a pasted object is; undefined if it is none, or a text that says why this destination gets none. */
export function toPastedEvent(value: unknown): PastedEvent | string | undefined {
  if (!isObject(value)) return undefined
  const named = value.type ?? guess(value)
  if (typeof named !== 'string') return undefined
  const type = callTypes.find((known) => known === named)
  if (!type)
    return ['screen', 'alias'].includes(named)
      ? `This destination gets no ${named} events.`
      : undefined
  const keys = keysOf(type)
  const whole: Json = { ...value, type }
  const entries = keys.flatMap((key) => (isGiven(whole[key]) ? [[key, whole[key]]] : []))
  return {
    call: Object.fromEntries(entries) as Call,
    ignored: Object.keys(value).filter((key) => !keys.includes(key) && isGiven(value[key]))
  }
}

// Analytics.js takes these of the options for the event itself, and the others for its context.
const OF_EVENT = ['anonymousId', 'integrations', 'messageId', 'timestamp', 'userId']

function fromOptions(options: unknown): Partial<Call> {
  if (!isObject(options)) return {}
  const { context, ...rest } = options
  const entries = Object.entries(rest)
  const added = Object.fromEntries(entries.filter(([key]) => !OF_EVENT.includes(key)))
  const whole = { ...(isObject(context) && context), ...added }
  return {
    ...Object.fromEntries(entries.filter(([key]) => OF_EVENT.includes(key))),
    ...(Object.keys(whole).length > 0 && { context: whole })
  }
}

// The texts that a call begins with, by what they are.
const namesOf = (type: Call['type'], [first, second]: string[]): Partial<Call> => {
  if (first === undefined) return {}
  if (type === 'track') return { event: first }
  if (type === 'identify') return { userId: first }
  if (type === 'group') return { groupId: first }
  return second === undefined ? { name: first } : { category: first, name: second }
}

const isText = (arg: unknown): boolean => typeof arg === 'string' || typeof arg === 'number'

const isPlaceholder = (arg: unknown): boolean => typeof arg === 'string' && /^‹[^›]*›$/.test(arg)

// How many names a call begins with. Only a page has two, and a variable in place of the second is its properties.
const countNames = (type: Call['type'], [first, second]: unknown[]): number => {
  if (!isText(first)) return 0
  return type === 'page' && isText(second) && !isPlaceholder(second) ? 2 : 1
}

// Libraries for servers take the whole event as one object.
const isMessage = (type: string, first: unknown): first is Json =>
  isObject(first) && (type === 'track' || 'userId' in first || 'anonymousId' in first)

/** The event that a call in pasted code sends; a text that says why this destination gets none. */
export function fromCode({ method, args }: PastedCall): PastedEvent | string | undefined {
  const type = callTypes.find((known) => known === method)
  if (!type || isMessage(type, args[0]))
    return toPastedEvent({ ...(args[0] as Json), type: method })
  // identify(null, { … }) names nobody.
  const given = type !== 'track' && !isGiven(args[0]) ? args.slice(1) : args
  const count = countNames(type, given)
  const [data, options] = given.slice(count)
  const own = isObject(data) ? data : {}
  return {
    call: {
      type,
      ...namesOf(type, given.slice(0, count).map(String)),
      ...(type === 'track' || type === 'page' ? { properties: own } : { traits: own }),
      ...fromOptions(options)
    },
    ignored: [data, options].filter(isPlaceholder).map((arg) => String(arg).slice(1, -1))
  }
}
