import type { Command } from '../client'
import type { Report } from '../report'
import { canBeKept, isSame, isValid, toKept, visitorOf } from './nextPage'
import type { Kept, Ports, Visitor } from './ports'
import type { Item, Visits } from './types'

/** Keeps what waits when the visitor leaves the page. */
export interface Leaving {
  /** Notes whom an item is about. */
  note: (item: Item) => void
  /** Keeps what waits for the next page; what cannot be kept is reported. */
  leave: () => void
  /** The commands that the page can send now that it comes back. Calls `reset` if somebody else is there. */
  comeBack: (reset: () => void) => Command[]
  /** The commands of the last page that this page can send. */
  restore: () => Command[]
  /** Whatever this page has kept is about somebody who has left. */
  forget: () => void
}

/** Creates the keeper of what waits for the next page. With `hasTokens`, that page asks for its own token. */
export function createLeaving(
  { clock, intercom, storage }: Ports,
  visits: Visits,
  findVisitor: () => Visitor,
  hasTokens: boolean,
  report: Report
): Leaving {
  let visitor: Visitor = {}
  let leftBy: Visitor = {}
  // When this page itself has kept something.
  let keptAt = 0

  const commandsOf = (kept?: Kept): Command[] => {
    if (!kept) return []
    const isOwn = kept.at === keptAt
    if (isOwn || isValid(kept, findVisitor(), clock.now())) return kept.commands
    report('update', 'not sent: it was kept for another visitor, or for more than 30 minutes.')
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
      // What a failed script leaves behind has nowhere to go on the next page either.
      if (intercom.queue.isWaiting() || intercom.isLive()) keep()
    },
    comeBack: (reset) => {
      const kept = storage.takeKept()
      // On another page, somebody may have logged out, or somebody else in.
      if (!isSame(leftBy, findVisitor())) reset()
      return commandsOf(kept)
    },
    restore: () => commandsOf(storage.takeKept()),
    forget: () => {
      visitor = {}
      keptAt = 0
    }
  }
}
