/** How many updates Intercom takes in 30 minutes. It drops the others. https://www.intercom.com/help/en/articles/170 */
export const MAX_UPDATES = 20
const WINDOW_MS = 30 * 60 * 1000

/** How many updates Intercom still takes from a page at `now`, after those sent at the times `sent` (ms). */
export const updatesLeft = (sent: number[], now: number): number =>
  MAX_UPDATES - sent.filter((time) => time > now - WINDOW_MS).length

/** The updates that Intercom still takes from a Messenger. */
export interface Budget {
  /** How many there are. */
  left: () => number
  /** An update is sent. */
  spend: () => void
  /** A boot begins a new budget, and counts as an update. */
  renew: () => void
}

/** Creates the budget of a Messenger. `now` gives the time (ms). */
export function createBudget(now: () => number): Budget {
  let sentAt = [now()]
  return {
    left: () => updatesLeft(sentAt, now()),
    spend: () => {
      sentAt = [...sentAt, now()].slice(-MAX_UPDATES)
    },
    renew: () => {
      sentAt = [now()]
    }
  }
}
