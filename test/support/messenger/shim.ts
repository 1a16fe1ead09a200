import { Messenger, type Call, type MessengerOptions } from './messenger'
import { Outbox } from './outbox'
import type { PageWindow } from './page'
import { drain, stubOf } from './queue'
import { Cookies, StateEntry } from './storage'

/**
 * The script that `widget.intercom.io` serves. It takes the stub over in two stages: it marks the
 * stub as booted at once, and replaces it when the frame is up.
 */
export class Shim {
  readonly calls: Call[] = []
  readonly #page: PageWindow
  readonly #options: MessengerOptions
  #frame: HTMLElement | undefined
  #messenger: Messenger | undefined
  #timer: number | undefined

  constructor(page: PageWindow, options: MessengerOptions) {
    this.#page = page
    this.#options = options
    const listen = (names: string[], listener: () => void) => {
      for (const name of names) page.document.addEventListener(name, listener)
    }
    // What Turbo, Turbolinks and its old form tell when they swap the page, in this order.
    listen(['turbo:visit', 'turbolinks:visit', 'page:before-change'], () => this.#leave())
    listen(['turbo:before-cache', 'turbolinks:before-cache'], () => this.#removeFrame())
    listen(['turbo:load', 'turbolinks:load', 'page:change'], () => this.#arrive())
    this.#arrive()
  }

  /** The frame is up: the queue first, then the real function, and its properties never. */
  takeOver() {
    if (!this.#frame || this.#messenger) return
    const page = this.#page
    const options = this.#options
    page.clearTimeout(this.#timer)
    const messenger = new Messenger(
      {
        page,
        outbox: new Outbox(page),
        cookies: new Cookies(page.document),
        entry: new StateEntry(page),
        options
      },
      this.calls
    )
    this.#messenger = messenger
    const hasDecided = drain(stubOf(page).q, messenger, options.throwing === true)
    const real = (command: unknown, ...args: unknown[]) =>
      messenger === this.#messenger ? messenger.run(command, args) : runDead(command)
    page.Intercom = Object.assign(real, { booted: true })
    if (!hasDecided) messenger.boot({})
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
    this.#frame?.remove()
    this.#frame = undefined
  }

  #arrive() {
    // Turbo also tells of the first load, when the Messenger is on its way already.
    const { Intercom } = this.#page
    if (typeof Intercom === 'function' && 'booted' in Intercom) return
    this.#frame = addFrame(this.#page.document)
    stubOf(this.#page).booted = true
    if (!this.#options.neverTakeOver) this.#timer = this.#page.setTimeout(() => this.takeOver(), 0)
  }
}

/** The hidden iframe that holds Intercom's own code; the double's is empty and only there. */
function addFrame(document: Document) {
  const frame = document.createElement('iframe')
  frame.id = 'intercom-frame'
  frame.hidden = true
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.title = 'Intercom'
  ;(document.body ?? document.documentElement).append(frame)
  return frame
}

/** Whoever kept the function of a frame that has gone talks to nobody, and finds out at some commands. */
function runDead(command: unknown): undefined {
  if (['boot', 'update', 'shutdown', 'getVisitorId'].includes(String(command)))
    throw new TypeError("Cannot read properties of null (reading 'document')")
}
