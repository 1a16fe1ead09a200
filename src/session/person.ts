import type { Attributes } from './client'

// A page that makes up new names of attributes must not fill its own memory here.
const MAX_ATTRIBUTES = 1000

/** What Intercom has been told of the person that a session is about. */
export interface Person {
  /** Whether `attributes` are those of somebody else: they have another `user_id`. */
  isAnother: (attributes: Attributes) => boolean
  /** Takes note that `attributes` are sent, and gives those among them that Intercom does not know yet. */
  tell: (attributes: Attributes) => Attributes
}

/** A person of whom only the `user_id`, if that, is known. */
export function createPerson(userId?: unknown): Person {
  const known = new Map<string, string>()
  const idOf = (id: unknown): string =>
    typeof id === 'string' || typeof id === 'number' ? `${id}` : ''
  let id = idOf(userId)
  return {
    isAnother: ({ user_id }) => id !== '' && idOf(user_id) !== '' && idOf(user_id) !== id,
    tell: (attributes) => {
      id = idOf(attributes.user_id) || id
      if (known.size > MAX_ATTRIBUTES) known.clear()
      const news = Object.entries(attributes).filter(([key, value]) => {
        const text = JSON.stringify(value)
        const isNew = known.get(key) !== text
        known.set(key, text)
        return isNew
      })
      return Object.fromEntries(news)
    }
  }
}
