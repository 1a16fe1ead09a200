import { isBot } from './bots'
import type { Call } from './messenger'
import type { MessengerOptions } from './options'
import type { PageWindow } from './page'
import { Shim } from './shim'
import { isStub } from './stub'

export type { Call } from './messenger'
export type { Build, MessengerOptions, Send } from './options'

/** The double as tests and hosts see it. */
export interface MessengerDouble {
  /** Every command that the real function got, in order, with copies of its arguments. */
  readonly calls: Call[]
  /** Whether the real function is at `window.Intercom`. */
  readonly takenOver: boolean
  /** The frame is up now, whatever its delay. */
  takeOver(): void
  /** Takes everything off the page again, `window.Intercom` included. */
  remove(): void
}

/**
 * Runs the double in a window as Intercom's script would run there. It behaves as Intercom documents,
 * and as a Messenger of November 2021 does. Intercom's servers are not part of it.
 */
export function installMessenger(window: Window, options: MessengerOptions = {}): MessengerDouble {
  const page = window as PageWindow
  const isThereAlready = isStub(page.Intercom) ? page.Intercom.booted : isFunction(page.Intercom)
  if (isThereAlready || isBot(page.navigator.userAgent)) return absent
  return new Shim(page, options)
}

const isFunction = (value: unknown) => typeof value === 'function'

const absent: MessengerDouble = {
  calls: [],
  takenOver: false,
  takeOver: () => undefined,
  remove: () => undefined
}
