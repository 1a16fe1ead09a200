import type { Grace } from './grace'
import type { Delivery, Item, Outcome } from './types'

/** What one person does between two boundaries. */
export interface Visit {
  /** How many resets came before it. Two users without a reset between them share it. */
  epoch: number
  /** What is still to be delivered, in call order. */
  inbox: Item[]
}

/** Empties the inboxes of the `visits`, and reports each item as not sent. */
export const dropAll = (visits: Visit[], reason: string): void => {
  for (const { inbox } of visits)
    for (const { command, report } of inbox.splice(0)) report(command[0], reason)
}

/** Delivers what is in the `inbox` until something waits, or a visit begins. */
export function drain(inbox: Item[], delivery: Delivery, grace: Grace): Outcome {
  for (let item = inbox[0]; item; item = inbox[0]) {
    const outcome = delivery.deliver(item)
    if (outcome !== 'done') return outcome
    inbox.shift()
    grace.extend()
  }
  return 'done'
}
