import type { Attributes } from './client'

// A page that makes up new names of attributes must not fill its own memory here.
const MAX_ATTRIBUTES = 1000

/** `id` as text, or '' if it is none. */
export const toId = (id: unknown): string =>
  typeof id === 'string' || typeof id === 'number' ? `${id}` : ''

/** Whether `attributes` name a user. */
export const isNamed = ({ user_id, email }: Attributes): boolean =>
  (toId(user_id) || toId(email)) !== ''

/** What Intercom has been told of the person that a visit is about. */
export interface Person {
  /** Whether `attributes` are those of somebody else: they have another `user_id`. */
  isAnother: (attributes: Attributes) => boolean
  /** Whether Intercom has been told who the person is. */
  isIdentified: () => boolean
  /** Remembers that `attributes` are sent, and returns those that Intercom does not know yet. */
  tell: (attributes: Attributes) => Attributes
  /** All that Intercom has been told. */
  known: () => Attributes
}

/** Creates a person of whom at most the `user_id` is known. */
export function createPerson(userId?: unknown): Person {
  const known = new Map<string, unknown>()
  let id = toId(userId)
  return {
    isAnother: ({ user_id }) => id !== '' && toId(user_id) !== '' && toId(user_id) !== id,
    isIdentified: () => id !== '' || isNamed(Object.fromEntries(known)),
    tell: (attributes) => {
      id = toId(attributes.user_id) || id
      if (known.size > MAX_ATTRIBUTES) known.clear()
      const news = Object.entries(attributes).filter(([key, value]) => {
        const isNew = !known.has(key) || JSON.stringify(known.get(key)) !== JSON.stringify(value)
        known.set(key, value)
        return isNew
      })
      return Object.fromEntries(news)
    },
    known: () => Object.fromEntries(known)
  }
}
