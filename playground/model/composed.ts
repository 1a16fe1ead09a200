import { type Call, type CallOptions, callTypes, type Json, type Visitor } from '../protocol'
import { isObject } from './pointer'

/** The value of a text, or what is wrong with the text. */
export type Read<T> = { value: T; error?: undefined } | { value?: undefined; error: string }

// Firefox puts this in front.
const reasonOf = (error: unknown): string =>
  `This is not JSON: ${(error as Error).message.replace(/^JSON\.parse: /, '')}`

/** Reads an object of JSON. Empty text is an empty object. */
export function readObject(text: string): Read<Json> {
  if (!text.trim()) return { value: {} }
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? { value } : { error: 'This is not an object. Start it with {.' }
  } catch (error) {
    return { error: reasonOf(error) }
  }
}

const shape: Record<Call['type'], { texts: string[]; objects: string[]; required?: string }> = {
  track: { texts: ['event', 'userId'], objects: ['properties'], required: 'event' },
  identify: { texts: ['userId'], objects: ['traits'] },
  page: { texts: ['name', 'category', 'userId'], objects: ['properties'] },
  group: { texts: ['groupId', 'userId'], objects: ['traits'] }
}

// What Segment's debugger shows beside the call itself.
const OF_SEGMENT = [
  'anonymousId',
  'channel',
  'context',
  'integrations',
  'messageId',
  'originalTimestamp',
  'projectId',
  'receivedAt',
  'sentAt',
  'timestamp',
  'version',
  'writeKey',
  '_metadata'
]

/** The keys of an event, copied from Segment's debugger, that Analytics.js makes itself. */
export const extrasOf = (call: object): string[] =>
  Object.keys(call).filter((key) => OF_SEGMENT.includes(key))

const reasonAgainst = (call: Json): string | undefined => {
  const type = callTypes.find((known) => known === call.type)
  if (!type) return `"type" is none of ${callTypes.join(', ')}.`
  const { texts, objects, required } = shape[type]
  const noText = texts.find((key) => (call[key] ?? '') !== '' && typeof call[key] !== 'string')
  if (noText) return `"${noText}" is not text.`
  const noObject = objects.find((key) => call[key] !== undefined && !isObject(call[key]))
  if (noObject) return `"${noObject}" is not an object.`
  if (required && !call[required]) return `A ${type} call has no name without "${required}".`
  const known = ['type', ...texts, ...objects, ...OF_SEGMENT]
  const unknown = Object.keys(call).find((key) => !known.includes(key))
  return unknown === undefined
    ? undefined
    : `A ${type} call takes no "${unknown}". Put it into "${objects[0] ?? ''}".`
}

/** Reads a call, or says what is wrong with it. */
export function readCall(text: string): Read<Call> {
  const { value, error } = readObject(text)
  if (error !== undefined) return { error }
  const reason = reasonAgainst(value)
  if (reason) return { error: reason }
  const own = Object.entries(value).filter(
    ([key, given]) => !OF_SEGMENT.includes(key) && given !== null
  )
  return { value: Object.fromEntries(own) as unknown as Call }
}

/** The event that Analytics.js makes of a call, as far as a mapping looks at it. */
export function toEvent(
  call: Call,
  { integrations, context }: CallOptions,
  visitor: Visitor
): Json {
  const userId = call.userId ?? visitor.userId
  const isSame = call.userId === undefined || call.userId === visitor.userId
  // identify() adds to the traits that it knows of the same user already.
  const traits =
    call.type === 'identify' && isSame ? { ...visitor.traits, ...call.traits } : call.traits
  return {
    ...call,
    ...(userId !== undefined && { userId }),
    ...(visitor.anonymousId !== undefined && { anonymousId: visitor.anonymousId }),
    ...(traits && { traits }),
    context: { library: { name: 'analytics.js' }, ...context },
    integrations: { ...integrations },
    timestamp: new Date().toISOString()
  }
}
