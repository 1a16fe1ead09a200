import type { Attributes } from '../client'
import { ADD_UP } from './queue'

// A page that invents new attribute names must not fill its memory.
const MAX_ATTRIBUTES = 1000

// Intercom takes no more updates.
const MAX_COMPANIES = 20

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
  /** Remembers the first `user_id`, even if Intercom is not told of it. */
  meet: (attributes: Attributes) => void
  /** Whether Intercom has been told who the person is. */
  isIdentified: () => boolean
  /** Remembers that `attributes` of the time `at` (ms) are sent, and returns those that Intercom does not know yet. */
  tell: (attributes: Attributes, at: number) => Attributes
  /** All that Intercom has been told. */
  told: () => Attributes
  /** All that Intercom has been told, in so many updates, and the `user_id` even if it was not. */
  known: () => Attributes[]
  /** The time of the last news (ms). */
  toldAt: () => number
  /** Forgets what Intercom has been told: Intercom has lost it. */
  forget: () => void
}

/** Creates a person. `userId` is the user whom the page itself has named. */
export function createPerson(userId?: unknown): Person {
  const known = new Map<string, unknown>()
  // Earlier ones, which Intercom adds to the known one.
  let companies: Attributes[] = []
  const idOfPage = toId(userId)
  let id = idOfPage
  let toldAt = 0
  return {
    isAnother: ({ user_id }) => {
      const other = toId(user_id)
      return id !== '' && other !== '' && other !== id
    },
    meet: ({ user_id }) => {
      id = id || toId(user_id)
    },
    isIdentified: () => id !== '' || isNamed(Object.fromEntries(known)),
    tell: (attributes, at) => {
      if (known.size > MAX_ATTRIBUTES) known.clear()
      const news = Object.entries(attributes).filter(
        ([key, value]) => JSON.stringify(known.get(key)) !== JSON.stringify(value)
      )
      for (const [key, value] of news) {
        if (ADD_UP.includes(key) && known.has(key))
          companies = [...companies, { [key]: known.get(key) }].slice(-MAX_COMPANIES)
        known.set(key, value)
      }
      if (news.length > 0) toldAt = Math.max(toldAt, at)
      return Object.fromEntries(news)
    },
    told: () => Object.fromEntries(known),
    known: () =>
      [...companies, Object.fromEntries(known)]
        // The page proves the user whom it has named itself.
        .map((attributes) => ({ ...(id !== idOfPage && { user_id: id }), ...attributes }))
        .filter((attributes) => Object.keys(attributes).length > 0),
    toldAt: () => toldAt,
    forget: () => {
      known.clear()
      companies = []
    }
  }
}
