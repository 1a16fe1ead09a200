import { toItem } from './inlet'
import { canBeKept, isTooOld, reportLoss, toKept, partsOf } from './nextPage'
import type { Kept, Ports, Visitor } from './ports'
import { NOT_LOADED } from './send'
import type { Item, Visits } from './types'
import { isSame, NOBODY } from './visitor'

/** Keeps commands that wait while the visitor leaves the page. */
export interface Leaving {
  /** Stores what waits for the next page, and reports what cannot be stored. */
  leave: () => void
  /** Gives the stored items when the page comes back. Calls `reset` first if the visitor is another one. */
  comeBack: (reset: () => void) => Item[]
  /** Gives the items that the last page stored for this visitor. */
  restore: () => Item[]
}

const OLD = 'not sent: it was kept for another visitor, or for too long.'

/** Creates the keeper of what waits. `hasTokens` says that the next page asks for its own token. */
export function createLeaving(
  { clock, intercom, storage, tell }: Ports,
  visits: Visits,
  findVisitor: () => Visitor,
  hasTokens: boolean
): Leaving {
  let leftBy = NOBODY

  const itemsOf = ({ visitor, items }: Kept, isBack = false): Item[] => {
    const now = findVisitor()
    const isTheirs = now.anonymousId !== '' && isSame(visitor, now)
    const isValid = ({ at, command, report }: Item): boolean => {
      const isKept = isTheirs && (isBack || !isTooOld(at, clock.date()))
      if (!isKept) report(command[0], OLD)
      return isKept
    }
    return items.map((one) => toItem({ ...one, visitor })).filter(isValid)
  }

  const keep = (): void => {
    const all = [...visits.takeBack(), ...visits.takeInbox()].filter(canBeKept)
    const items = toKept(all, hasTokens)
    if (items.length === 0) return
    try {
      storage.keep({ visitor: visits.visitor(), items })
    } catch {
      // The browser has no storage, or it is full.
      return items.forEach(reportLoss)
    }
    for (const { command, messageId, fate } of items.flatMap(partsOf))
      if (!fate.outcome) tell({ type: 'kept', command: command[0], messageId })
  }

  return {
    leave: () => {
      leftBy = findVisitor()
      visits.leave()
      if (intercom.queue.isWaiting() || intercom.isLive()) keep()
      // If the script failed here, it would fail on the next page, too.
      else for (const { command, report } of visits.takeInbox()) report(command[0], NOT_LOADED)
    },
    comeBack: (reset) => {
      const kept = storage.takeKept()
      const visitor = findVisitor()
      // On another page, somebody may have logged out, or somebody else in.
      if (!isSame(leftBy, visitor)) reset()
      return itemsOf(kept, true)
    },
    restore: () => itemsOf(storage.takeKept())
  }
}
