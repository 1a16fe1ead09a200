import type { Call, MessengerOptions } from './messenger'
import type { PageWindow } from './page'
import { isStub, Shim } from './shim'

export type { Call, MessengerOptions } from './messenger'

/** The double as tests and hosts see it. */
export interface MessengerDouble {
  /** Every command that the real function got, in order, with copies of its arguments. */
  readonly calls: Call[]
  /** The frame is up now, whatever its delay. */
  takeOver(): void
}

/**
 * Runs the double in a window as Intercom's script would run there. It behaves as Intercom documents,
 * and as a Messenger of November 2021 does. Intercom's servers are not part of it. Bots never get one.
 */
export function installMessenger(window: Window, options: MessengerOptions = {}): MessengerDouble {
  const page = window as PageWindow
  const { Intercom } = page
  const isThereAlready = isStub(Intercom) ? Intercom.booted : typeof Intercom === 'function'
  const isBot = /bot|crawl|spider|facebookexternalhit/i.test(page.navigator.userAgent)
  return isThereAlready || isBot
    ? { calls: [], takeOver: () => undefined }
    : new Shim(page, options)
}
