import type { Command } from '../client'
import type { Grace } from './grace'
import { toItem } from './inlet'
import type { Visitor } from './ports'
import type { Delivery, Item, Outcome } from './types'
import { NOBODY } from './visitor'

/** Why something is not sent that is no command, or throws when it is read. */
export const UNREADABLE = 'not sent: it cannot be read. Correct it.'

/** What one person does between two boundaries. */
export interface Visit {
  /** The person, as Segment knows them. */
  visitor: Visitor
  /** What is still to be delivered, in call order. */
  inbox: Item[]
  /** The step of the clock at which the visit after it began. */
  endedAt: number
}

/** Creates a visit of `visitor`, with nothing to deliver. */
export const createVisit = (visitor = NOBODY): Visit => ({ visitor, inbox: [], endedAt: 0 })

/** Puts an update with a new token into the inbox of a visit. An update that waits there takes the token along. */
export const renew = ({ inbox, visitor }: Visit, command: Command, at: number): void => {
  if (inbox.length === 0) inbox.push(toItem({ command, visitor, at }))
}

/** Empties the inboxes of the `visits`, and reports each item as not sent. */
export const dropAll = (visits: Visit[], reason: string): void => {
  for (const { inbox } of visits)
    for (const { command, report } of inbox.splice(0)) report(command[0], reason)
}

/** Delivers what is in the `inbox` until something waits, or a visit begins. What throws is dropped and reported. */
export function drain(inbox: Item[], delivery: Delivery, grace: Grace): Outcome {
  for (let item = inbox.shift(); item; item = inbox.shift()) {
    let outcome: Outcome = undefined
    try {
      outcome = delivery.deliver(item)
    } catch {
      item.report(item.command[0], UNREADABLE)
    }
    if (outcome) {
      inbox.unshift(item)
      return outcome
    }
    grace.extend()
  }
}
