import { drain } from './drain'
import { addFrame } from './frame'
import { Messenger, type Call } from './messenger'
import type { MessengerOptions } from './options'
import { Outbox } from './outbox'
import { isRecord, type PageWindow } from './page'
import { stubOf } from './stub'
import { onPageSwap } from './turbo'

const defaultApiBase = 'https://api-iam.intercom.io'

/**
 * The script that `widget.intercom.io` serves. It takes the stub over in two stages: it marks the
 * stub as booted at once, and replaces it when the frame is up.
 */
export class Shim {
  readonly calls: Call[] = []
  readonly #page: PageWindow
  readonly #options: MessengerOptions
  readonly #outbox: Outbox
  readonly #frame: HTMLElement
  readonly #endSwaps: () => void
  #messenger: Messenger | undefined
  #timer: number | undefined
  #state: 'coming' | 'here' | 'away' = 'away'

  constructor(page: PageWindow, options: MessengerOptions) {
    this.#page = page
    this.#options = options
    this.#outbox = new Outbox(page, {
      // Read once, here: as an argument of `boot` it is ignored.
      apiBase: apiBaseOf(page),
      delayMs: options.requestDelayMs ?? 5,
      send: options.send
    })
    this.#frame = addFrame(page.document)
    this.#endSwaps = onPageSwap(page.document, {
      leave: () => this.#leave(),
      arrive: () => this.#arrive()
    })
    this.#arrive()
  }

  get takenOver() {
    return this.#state === 'here'
  }

  /** The frame is up: the queue first, then the real function, and its properties never. */
  takeOver() {
    if (this.#state !== 'coming') return
    this.#page.clearTimeout(this.#timer)
    const messenger = new Messenger(this.#page, this.#outbox, this.#options, this.calls)
    this.#messenger = messenger
    const { decidedBoot } = drain(stubOf(this.#page).q, messenger)
    if (!decidedBoot) messenger.boot({})
    this.#page.Intercom = (command: unknown, ...args: unknown[]) =>
      messenger === this.#messenger ? messenger.run(command, args) : undefined
    this.#state = 'here'
  }

  remove() {
    this.#page.clearTimeout(this.#timer)
    this.#endSwaps()
    this.#messenger?.shutdown(false)
    this.#messenger = undefined
    this.#outbox.clear()
    this.#frame.remove()
    Reflect.deleteProperty(this.#page, 'Intercom')
  }

  #leave() {
    this.#page.clearTimeout(this.#timer)
    this.#messenger?.shutdown(true)
    // Whoever kept the old function talks to nobody from now on.
    this.#messenger = undefined
    this.#state = 'away'
    Reflect.deleteProperty(this.#page, 'Intercom')
    stubOf(this.#page)
  }

  #arrive() {
    // Turbo also tells of the first load, where the Messenger is on its way already.
    if (this.#state !== 'away') return
    this.#state = 'coming'
    stubOf(this.#page).booted = true
    if (this.#options.neverTakeOver) return
    this.#timer = this.#page.setTimeout(() => this.takeOver(), this.#options.takeOverAfterMs ?? 0)
  }
}

function apiBaseOf(page: PageWindow) {
  const settings = isRecord(page.intercomSettings) ? page.intercomSettings : {}
  return typeof settings.api_base === 'string' ? settings.api_base : defaultApiBase
}
