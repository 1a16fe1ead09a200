import { dropAll, type Visit } from './inbox'
import type { Visitor } from './ports'
import type { List } from './pump'
import { isAnother } from './visitor'

// How many of the visits that are over we can tell by their visitors.
const MAX_OVER = 100

/** Finds the visits of events. */
export interface Finder {
  /** Finds the visit of an event's visitor, or begins it. Undefined if it is over. */
  find: (visitor: Visitor) => Visit | undefined
  /** Takes the first `count` visits out of the list, and reports what waits for them. */
  drop: (count: number, reason: string) => void
}

/**
 * Creates the finder of the `visits`. `findVisitor` gives the visitor whom Segment knows now.
 * Only with `logsOut`, a user who is gone ends a visit. Calls `insert` to begin a visit behind the one at a
 * place.
 */
export function createFinder(
  visits: List,
  findVisitor: () => Visitor,
  logsOut: boolean,
  insert: (place: number, visitor: Visitor) => Visit
): Finder {
  let over: Visitor[] = []
  const latest = (): Visit => visits[visits.length - 1] as Visit

  const isBoundary = (before: Visitor, visitor: Visitor): boolean =>
    isAnother(before, visitor) && (logsOut || visitor.userId !== '')

  return {
    find: (visitor) => {
      // An event without them counts for the latest visit.
      if (!visitor.userId && !visitor.anonymousId) return latest()
      const present = findVisitor()
      const isEqual = (key: keyof Visitor, one: Visitor): boolean =>
        visitor[key] !== '' && visitor[key] === one[key]
      const isExactly = (one: Visitor): boolean =>
        visitor.userId === one.userId && visitor.anonymousId === one.anonymousId
      const isNow = isExactly(present)
      // An app can keep the anonymous ID at a logout: whoever is there now without a user ID is no user of before.
      const shares = (key: keyof Visitor, one: Visitor): boolean =>
        isEqual(key, one) && !isAnother(one, visitor) && !(isNow && !visitor.userId && one.userId)
      // If Segment does not tell, everybody is there.
      const isHere = !present.anonymousId || isEqual('anonymousId', present)
      const isPresent = isHere || isEqual('userId', present)

      const isInQueue = visits.some((visit) => isExactly(visit.visitor))
      const hasLeft = present.anonymousId && !isNow && !isInQueue && over.some(isExactly)
      if (hasLeft) return undefined
      for (const key of ['anonymousId', 'userId'] as const) {
        const own = visits.filter((visit) => shares(key, visit.visitor)).pop()
        if (own) return own
        if (isHere) break
        if (over.some((one) => shares(key, one))) return undefined
      }
      // Who is not there any more was there before the last boundary, unless another user still has the last visit.
      const isBehind = !['', present.userId].includes(latest().visitor.userId)
      const place = visits.length - (isPresent || isBehind ? 1 : 2)
      const before = visits[Math.max(place, 0)] as Visit
      if (!isBoundary(before.visitor, visitor)) return before
      return place < 0 ? undefined : insert(place, visitor)
    },
    drop: (count, reason) => {
      const dropped = visits.splice(0, count)
      dropAll(dropped, reason)
      over = [...over, ...dropped.map(({ visitor }) => visitor)].slice(-MAX_OVER)
    }
  }
}
