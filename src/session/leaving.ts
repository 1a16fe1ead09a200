import type { Command } from '../client'
import type { Report } from '../report'
import { canBeKept, isSame, isValid, toKept, visitorOf } from './nextPage'
import type { Kept, Ports, Visitor } from './ports'
import type { Item, Visits } from './types'

/** Keeps commands that wait while the visitor leaves the page. */
export interface Leaving {
  /** Notes the visitor of an item. */
  note: (item: Item) => void
  /** Stores what waits for the next page, and reports what cannot be stored. */
  leave: () => void
  /** Gives the stored commands when the page comes back. Calls `reset` first if the visitor is another one. */
  comeBack: (reset: false | (() => void)) => Command[]
  /** Gives the commands that the last page stored for this visitor. */
  restore: () => Command[]
  /** Forgets the visitor: what this page has stored is not theirs. */
  forget: () => void
}

/** Creates the keeper of what waits. `hasTokens` says that the next page asks for its own token. */
export function createLeaving(
  { clock, intercom, storage }: Ports,
  visits: Visits,
  findVisitor: () => Visitor,
  hasTokens: boolean,
  report: Report
): Leaving {
  let visitor: Visitor = {}
  let leftBy: Visitor = {}
  // When this page itself stored something (ms).
  let keptAt = 0

  const commandsOf = (kept?: Kept): Command[] => {
    if (!kept) return []
    const isOwn = kept.at === keptAt
    if (isOwn || isValid(kept, findVisitor(), clock.now())) return kept.commands
    report('update', 'not sent: it was kept for another visitor, or for too long.')
    return []
  }

  const keep = (): void => {
    const all = visits.takeBack().filter(canBeKept)
    try {
      const commands = toKept(all, hasTokens)
      if (commands.length > 0) {
        keptAt = clock.now()
        storage.keep({ at: keptAt, visitor, commands })
      }
      if (commands.length === all.length) return
    } catch {
      // The browser has no storage, or it is full.
    }
    report('update', 'not sent: the browser cannot keep it for the next page.')
  }

  return {
    note: (item) => {
      visitor = visitorOf(item, visitor)
    },
    leave: () => {
      leftBy = findVisitor()
      visits.leave()
      // If the script failed here, keep nothing.
      if (intercom.queue.isWaiting() || intercom.isLive()) keep()
    },
    comeBack: (reset) => {
      const kept = storage.takeKept()
      // On another page, somebody may have logged out, or somebody else in.
      if (reset && !isSame(leftBy, findVisitor())) reset()
      return commandsOf(kept)
    },
    restore: () => commandsOf(storage.takeKept()),
    forget: () => {
      visitor = {}
      keptAt = 0
    }
  }
}
