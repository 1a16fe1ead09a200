import type { Command } from '../client'
import type { Report } from '../report'
import type { Delivery } from './delivery'
import { canBeKept, isValid, toKept } from './nextPage'
import type { Kept, Ports, Visitor } from './ports'
import type { Visits } from './visits'

/** Keeps what waits when the visitor leaves the page. */
export interface Leaving {
  /** Keeps what waits for the next page of `visitor`; what cannot be kept is reported. */
  keep: (visitor: Visitor) => void
  /** The commands of `kept` that this page can send to `visitor`; if there are none, that is reported. */
  restore: (kept: Kept, visitor: Visitor) => Command[]
  /** Whatever this page has kept is about somebody who has left. */
  forget: () => void
}

/** Creates the keeper of what waits for the next page. With `hasTokens`, that page asks for its own token. */
export function createLeaving(
  { clock, intercom, storage }: Ports,
  delivery: Delivery,
  visits: Visits,
  hasTokens: boolean,
  report: Report
): Leaving {
  // When this page itself has kept something.
  let keptAt = 0

  const takeBack = (): Command[] => {
    const waiting = visits.takeBack().map(({ command }) => command)
    const unanswered = visits.isLatest() ? delivery.takeBack() : []
    return [...unanswered, ...waiting].filter(canBeKept)
  }

  return {
    keep: (visitor) => {
      // What a failed script leaves behind has nowhere to go on the next page either.
      if (!intercom.queue.isWaiting() && !intercom.isLive()) return
      const all = takeBack()
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
      report('update', 'dropped: it cannot be kept for the next page.')
    },
    restore: (kept, visitor) => {
      const isOwn = kept.at === keptAt
      if (isOwn || isValid(kept, visitor, clock.now())) return kept.commands
      report('update', 'dropped: it was kept for another visitor, or for too long.')
      return []
    },
    forget: () => {
      keptAt = 0
    }
  }
}
