// Intercom drops updates over its limit. https://www.intercom.com/help/en/articles/170
const MAX_UPDATES = 20
const WINDOW_MS = 30 * 60 * 1000

/** How many updates Intercom still takes from this page at `now`, after those sent at the times `sent` (ms). */
export const updatesLeft = (sent: number[], now: number): number =>
  MAX_UPDATES - sent.filter((time) => time > now - WINDOW_MS).length

/** Adds `now` to the times `sent`, and drops the oldest that no longer count. */
export const withUpdate = (sent: number[], now: number): number[] =>
  [...sent, now].slice(-MAX_UPDATES)
