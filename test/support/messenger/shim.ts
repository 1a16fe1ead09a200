import { Cookies } from './cookies'
import { drain } from './drain'
import { addFrame } from './frame'
import { Messenger, type Call } from './messenger'
import type { MessengerOptions } from './options'
import { Outbox } from './outbox'
import { isRecord, type PageWindow } from './page'
import { StateEntry } from './stateEntry'
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
  readonly #endSwaps: () => void
  #frame: HTMLElement | undefined
  #messenger: Messenger | undefined
  #timer: number | undefined
  #isHere = false

  constructor(page: PageWindow, options: MessengerOptions) {
    this.#page = page
    this.#options = options
    this.#endSwaps = onPageSwap(page.document, {
      leave: () => this.#leave(),
      cache: () => this.#removeFrame(),
      arrive: () => this.#arrive()
    })
    this.#arrive()
  }

  get takenOver() {
    return this.#isHere
  }

  /** The frame is up: the queue first, then the real function, and its properties never. */
  takeOver() {
    if (!this.#frame || this.#messenger) return
    this.#page.clearTimeout(this.#timer)
    const messenger = this.#createMessenger()
    this.#messenger = messenger
    const { decidedBoot } = drain(stubOf(this.#page).q, messenger, this.#options)
    const real = (command: unknown, ...args: unknown[]) =>
      messenger === this.#messenger ? messenger.run(command, args) : runDead(command)
    this.#page.Intercom = Object.assign(real, { booted: true })
    this.#isHere = true
    if (!decidedBoot) messenger.boot({})
  }

  remove() {
    this.#endSwaps()
    this.#messenger?.shutdown(false)
    this.#removeFrame()
    Reflect.deleteProperty(this.#page, 'Intercom')
  }

  #createMessenger() {
    const page = this.#page
    const options = this.#options
    const outbox = new Outbox(page, {
      // Read once, here: as an argument of `boot` it is ignored.
      apiBase: apiBaseOf(page),
      delayMs: options.requestDelayMs ?? 0,
      answerDelayMs: options.answerDelayMs ?? 0,
      enforce: options.enforce,
      send: options.send
    })
    const cookies = new Cookies(page.document)
    return new Messenger(
      { page, outbox, cookies, entry: new StateEntry(page), options },
      this.calls
    )
  }

  #leave() {
    this.#messenger?.shutdown(true)
    Reflect.deleteProperty(this.#page, 'Intercom')
    this.#removeFrame()
    stubOf(this.#page)
  }

  /** The Messenger's code is in its frame, and goes with it. */
  #removeFrame() {
    this.#page.clearTimeout(this.#timer)
    this.#messenger?.close()
    this.#messenger = undefined
    this.#isHere = false
    this.#frame?.remove()
    this.#frame = undefined
  }

  #arrive() {
    // Turbo also tells of the first load, when the Messenger is on its way already.
    if (isBooted(this.#page.Intercom)) return
    this.#frame = addFrame(this.#page.document)
    stubOf(this.#page).booted = true
    if (this.#options.neverTakeOver) return
    this.#timer = this.#page.setTimeout(() => this.takeOver(), this.#options.takeOverAfterMs ?? 0)
  }
}

/** Whoever kept the function of a frame that has gone talks to nobody, and finds out at some commands. */
function runDead(command: unknown): undefined {
  if (['boot', 'update', 'shutdown', 'getVisitorId'].includes(String(command))) {
    throw new TypeError("Cannot read properties of null (reading 'document')")
  }
}

/** The mark that the stub gets from this script, and the real function, too. */
const isBooted = (intercom: unknown) =>
  typeof intercom === 'function' && (intercom as { booted?: boolean }).booted === true

function apiBaseOf(page: PageWindow) {
  const settings = isRecord(page.intercomSettings) ? page.intercomSettings : {}
  return typeof settings.api_base === 'string' ? settings.api_base : defaultApiBase
}
