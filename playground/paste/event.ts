import { isObject } from '../model/pointer'
import { type Call, callTypes, type Json } from '../protocol'
import type { PastedCall } from './literal'

/** An event as somebody has pasted it: the call that it was, and its options. */
export interface PastedEvent {
  call: Call
  context: Json
  integrations: Json
  /** The keys of it that Analytics.js makes itself. */
  leftOut: string[]
}

const kept: Record<Call['type'], string[]> = {
  track: ['event', 'userId', 'properties'],
  identify: ['userId', 'traits'],
  page: ['category', 'name', 'userId', 'properties'],
  group: ['groupId', 'userId', 'traits']
}

const guess = ({ event, groupId, traits, properties }: Json): string | undefined => {
  if (typeof event === 'string') return 'track'
  if (typeof groupId === 'string') return 'group'
  if (isObject(traits)) return 'identify'
  return isObject(properties) ? 'page' : undefined
}

// The rest of the context is what Analytics.js adds.
const ownContext = (context: unknown): Json =>
  isObject(context) && 'Intercom' in context ? { Intercom: context.Intercom } : {}

// The rest is of other destinations, or { "All": true }.
const ownIntegrations = (integrations: unknown): Json =>
  isObject(integrations) && 'Intercom' in integrations ? { Intercom: integrations.Intercom } : {}

/** The event that a pasted object is; undefined if it is none, or a text that says why this destination gets none. */
export function toPastedEvent(value: unknown): PastedEvent | string | undefined {
  if (!isObject(value)) return undefined
  const named = value.type ?? guess(value)
  if (typeof named !== 'string') return undefined
  const type = callTypes.find((known) => known === named)
  if (!type)
    return ['screen', 'alias'].includes(named)
      ? `This is a ${named} event, and this destination gets none of that type.`
      : undefined
  const keys = kept[type]
  const entries = keys.flatMap((key) =>
    value[key] === undefined || value[key] === null ? [] : [[key, value[key]]]
  )
  return {
    call: { type, ...(Object.fromEntries(entries) as object) },
    context: ownContext(value.context),
    integrations: ownIntegrations(value.integrations),
    leftOut: Object.keys(value).filter((key) => !['type', ...keys].includes(key))
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

const toOptions = (options: unknown): Pick<PastedEvent, 'context' | 'integrations' | 'leftOut'> => {
  const { context, integrations } = isObject(options) ? options : {}
  return {
    context: isObject(context) ? context : {},
    integrations: isObject(integrations) ? integrations : {},
    leftOut: []
  }
}

/** The event that a pasted line of code sends; undefined if it is no call of Analytics.js. */
export function fromCode({ method, args }: PastedCall): PastedEvent | undefined {
  const type = callTypes.find((known) => known === method)
  if (!type) return undefined
  const texts = args.filter((arg) => textOf(arg) !== undefined).map(String)
  const [data = {}, options] = args.filter(isObject)
  const [first, second] = texts
  const call: Call = { type }
  if (type === 'track' && first !== undefined) call.event = first
  if (type === 'identify' && first !== undefined) call.userId = first
  if (type === 'group' && first !== undefined) call.groupId = first
  if (type === 'page' && second !== undefined)
    Object.assign(call, { category: first, name: second })
  else if (type === 'page' && first !== undefined) call.name = first
  if (type === 'track' || type === 'page') call.properties = data
  else call.traits = data
  return { call, ...toOptions(options) }
}
