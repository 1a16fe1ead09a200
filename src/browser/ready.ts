import type { Intercom } from '../session/ports'
import { tellPage, tellSession } from './events'
import { isLive } from './globals'

const LOOK_MS = 100
// A bot's stub, or one behind a blocker, stays for ever.
const MAX_LOOKS = 300
const LOOKS_TO_SETTLE = 10

// How often the Messenger was seen.
let looks = 0
let left = 0
let timer: ReturnType<typeof setTimeout> | undefined

const look = (): void => {
  if (isLive() && ++looks === 1) {
    tellSession('change')
    tellPage({ type: 'ready' })
  }
  left -= 1
  clearTimeout(timer)
  if (left > 0 && !isSettled()) timer = setTimeout(look, LOOK_MS)
}

/**
 * Looks for the Messenger again and again, but not for ever, and tells the page when it is there. Some
 * builds do not call back.
 */
export function watchForMessenger(): void {
  left = MAX_LOOKS
  look()
}

/** Waits for another Messenger: the page has lost this one. */
export const forgetMessenger = (): void => {
  looks = 0
}

/** Asks the stub by `send` to say when the Messenger is there. */
export function askForMessenger(send: Intercom['send']): void {
  // The real Messenger calls back right before it replaces the stub.
  send(['onUnreadCountChange', () => void setTimeout(watchForMessenger)])
}

/** Whether the Messenger has been there for a second. On a busy page, a clock would give it less. */
export const isSettled = (): boolean => looks >= LOOKS_TO_SETTLE
