import { type Call, callTypes, type Json, type Visitor } from '../protocol'
import { isObject, type Keys, valueAt } from './pointer'

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

// What a call can carry beside its data. Analytics.js fills in what is missing.
const carried = {
  texts: ['userId', 'anonymousId', 'messageId', 'timestamp'],
  objects: ['context', 'integrations']
}

const shape: Record<Call['type'], { texts: string[]; objects: string[] }> = {
  track: { texts: ['event'], objects: ['properties'] },
  identify: { texts: [], objects: ['traits'] },
  page: { texts: ['category', 'name'], objects: ['properties'] },
  group: { texts: ['groupId'], objects: ['traits'] }
}

/** The keys that a call of this type can have, in the order in which people read them. */
export const keysOf = (type: Call['type']): string[] => [
  'type',
  ...shape[type].texts,
  ...shape[type].objects,
  ...carried.texts,
  ...carried.objects
]

// Segment's servers and libraries add them. The destination in the browser never sees them.
const IGNORED = [
  'channel',
  'originalTimestamp',
  'projectId',
  'receivedAt',
  'sentAt',
  'version',
  'writeKey',
  '_metadata'
]

/** The keys of an event from Segment's debugger that the destination in the browser never sees. */
export const ignoredIn = (call: object): string[] =>
  Object.keys(call).filter((key) => IGNORED.includes(key))

const reasonAgainst = (call: Json): string | undefined => {
  const type = callTypes.find((known) => known === call.type)
  if (!type) return `"type" must be one of ${callTypes.join(', ')}.`
  const { texts, objects } = shape[type]
  const noText = [...texts, ...carried.texts].find(
    (key) => (call[key] ?? '') !== '' && typeof call[key] !== 'string'
  )
  if (noText) return `"${noText}" must be text.`
  const noObject = [...objects, ...carried.objects].find(
    (key) => (call[key] ?? undefined) !== undefined && !isObject(call[key])
  )
  if (noObject) return `"${noObject}" must be an object.`
  if (type === 'track' && !call.event) return 'A track call needs a name: add "event".'
  const known = [...keysOf(type), ...IGNORED]
  const unknown = Object.keys(call).find((key) => !known.includes(key))
  return unknown === undefined
    ? undefined
    : `A ${type} call has no "${unknown}". Move it into "${objects[0] ?? ''}".`
}

/** Reads a call, or says what is wrong with it. */
export function readCall(text: string): Read<Call> {
  const { value, error } = readObject(text)
  if (error !== undefined) return { error }
  const reason = reasonAgainst(value)
  if (reason) return { error: reason }
  const own = Object.entries(value).filter(
    ([key, given]) => !IGNORED.includes(key) && given !== null
  )
  return { value: Object.fromEntries(own) as unknown as Call }
}

// Analytics.js adds the page that it runs on. A call that was pasted or typed comes from none.
const STAND_IN = {
  path: '/pricing',
  referrer: '',
  search: '',
  title: 'Pricing',
  url: 'https://www.example.com/pricing'
}

/** The call with a page where it tells of none, as Analytics.js adds its own. */
export function withPage(call: Call): Call {
  const { type, name, category, properties = {}, context = {} } = call
  const own = type === 'page' ? properties : {}
  const ofCall = Object.entries(own).filter(([key]) => key in STAND_IN)
  const given = isObject(context.page) ? context.page : {}
  const page = { ...STAND_IN, ...Object.fromEntries(ofCall), ...given }
  const completed = { ...call, context: { ...context, page } }
  if (type !== 'page') return completed
  const names = { ...(category !== undefined && { category }), ...(name !== undefined && { name }) }
  return { ...completed, properties: { ...page, ...properties, ...names } }
}

/** The event that Analytics.js makes of a call: as it was given, and filled in where it has nothing. */
export function toEvent(given: Call, visitor: Visitor): Json {
  const call = withPage(given)
  const { userId = visitor.userId, anonymousId = visitor.anonymousId } = call
  const isSame = userId === visitor.userId
  // identify() adds to the traits that it knows of the same user already.
  const traits =
    call.type === 'identify' && isSame ? { ...visitor.traits, ...call.traits } : call.traits
  return {
    messageId: 'ajs-next-…',
    timestamp: new Date(),
    integrations: {},
    ...call,
    ...(userId !== undefined && { userId }),
    ...(anonymousId !== undefined && { anonymousId }),
    ...(traits && { traits }),
    context: {
      library: { name: 'analytics.js' },
      ...visitor.browser,
      ...call.context
    }
  }
}

/** Whether Analytics.js has filled in what an event has at these keys, because the call has nothing there. */
export const isFilledIn = (event: Json, given: Json, keys: Keys): boolean =>
  valueAt(event, keys) !== undefined && valueAt(given, keys) === undefined
