import { LEFT } from './delivery'
import { createFinder } from './find'
import { createGrace } from './grace'
import { createVisit, dropAll, renew, type Visit } from './inbox'
import type { Visitor } from './ports'
import { createPump, type List } from './pump'
import { MAX_HELD } from './queue'
import { FULL } from './send'
import type { Item, Supplies, Visits } from './types'

/** Adds an item to a visit. Returns whether that worked; if not, it is reported. */
function add(item: Item, visit?: Visit): boolean {
  const [name] = item.command
  const { userId, anonymousId } = item.visitor
  if (!visit) item.report(name, LEFT)
  else if (visit.inbox.length >= MAX_HELD) item.report(name, FULL)
  else {
    // `setAnonymousId` changes a visitor whom only this ID names.
    if (!visit.visitor.userId)
      visit.visitor = { userId, anonymousId: anonymousId || visit.visitor.anonymousId }
    visit.inbox.push(item)
    return true
  }
  return false
}

/**
 * Creates the queue of visits. Its states are drawn in docs/session.md. They change in `pump`, and in two situations that
 * cannot wait: the visitor leaves the page, or the page stops the destination. For the rest see `createFinder`.
 */
export function createVisits(
  supplies: Supplies,
  findVisitor: () => Visitor,
  logsOut: boolean
): Visits {
  const visits: List = [createVisit(findVisitor())]
  const latest = (): Visit => visits[visits.length - 1] as Visit
  const { find, drop } = createFinder(visits, findVisitor, logsOut, (place, visitor) =>
    insert(place, createVisit(visitor))
  )
  const { clock } = supplies.ports
  const grace = createGrace(clock)

  const { pump, end, begin, insert, current } = createPump(visits, grace, supplies, () =>
    drop(1, LEFT)
  )

  const clear = (reason: string): void => {
    drop(visits.length, reason)
    visits.push(createVisit(findVisitor()))
  }

  return {
    take: (item) => {
      if (add(item, find(item.visitor))) pump()
    },
    reset: () => {
      insert(visits.length - 1, createVisit(findVisitor()))
      pump()
    },
    pump,
    happen: (what) => {
      current().on[what]()
      pump()
    },
    leave: () => {
      // Somebody else can be there of whom no event has come yet.
      if (find(findVisitor()) === visits[0]) return dropAll(visits.splice(1), LEFT)
      end(LEFT)
      drop(visits.length - 1, LEFT)
      visits.unshift(createVisit())
    },
    clear,
    stop: (reason) => {
      clear(reason)
      end(reason)
    },
    begin: () => {
      begin(true)
      pump()
    },
    open: () => current().open(),
    takeBack: () => (visits.length === 1 ? current().takeBack() : []),
    takeInbox: () => latest().inbox.splice(0),
    visitor: () => latest().visitor,
    renew: (command) => renew(visits[0], command, clock.date()),
    told: () => current().told()
  }
}
