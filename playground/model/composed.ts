import { callTypes, type Call, type Json } from '../protocol'

/** What the text of an editor is: the value, or why it is none. */
export type Read<T> = { value: T; error?: undefined } | { value?: undefined; error: string }

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Browsers word it each in their own way, and some name a position that says little to a reader.
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

const reasonAgainst = (call: Json): string | undefined => {
  const type = callTypes.find((known) => known === call.type)
  if (!type) return `"type" is none of ${callTypes.join(', ')}.`
  const { texts, objects, required } = shape[type]
  const noText = texts.find((key) => call[key] !== undefined && typeof call[key] !== 'string')
  if (noText) return `"${noText}" is not text.`
  const noObject = objects.find((key) => call[key] !== undefined && !isObject(call[key]))
  if (noObject) return `"${noObject}" is not an object.`
  if (required && !call[required]) return `A ${type} call has no name without "${required}".`
  const unknown = Object.keys(call).find((key) => !['type', ...texts, ...objects].includes(key))
  return unknown === undefined
    ? undefined
    : `A ${type} call takes no "${unknown}". Put it into "${objects[0] ?? ''}".`
}

/** Reads the call that the composer's text is, or says what is wrong with it. */
export function readCall(text: string): Read<Call> {
  const { value, error } = readObject(text)
  if (error !== undefined) return { error }
  const reason = reasonAgainst(value)
  return reason ? { error: reason } : { value: value as unknown as Call }
}
