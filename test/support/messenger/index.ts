import { Messenger, type Call, type MessengerOptions } from './messenger'
import type { PageWindow } from './page'

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
 * and as a Messenger of November 2021 does. Intercom's servers are not part of it.
 */
export function installMessenger(window: Window, options: MessengerOptions = {}): MessengerDouble {
  const page = window as PageWindow
  const { Intercom } = page
  const isThereAlready = isStub(Intercom) ? Intercom.booted : typeof Intercom === 'function'
  return isThereAlready ? { calls: [], takeOver: () => undefined } : new Shim(page, options)
}

/**
 * The script that `widget.intercom.io` serves. It takes the stub over in two stages: it marks the
 * stub as booted at once, and replaces it when the frame is up.
 */
class Shim implements MessengerDouble {
  readonly calls: Call[] = []
  readonly #page: PageWindow
  readonly #options: MessengerOptions
  #frame: HTMLIFrameElement | undefined
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
    const frame = this.#frame
    if (!frame?.isConnected || this.#messenger) return
    const page = this.#page
    page.clearTimeout(this.#timer)
    const messenger = new Messenger(page, frame, this.#options, this.calls)
    this.#messenger = messenger
    const hasDecided = drain(stubOf(page).q, messenger, this.#options.throwing === true)
    const real = (command: unknown, ...args: unknown[]) =>
      messenger === this.#messenger && frame.isConnected
        ? messenger.run(command, args)
        : runDead(command)
    page.Intercom = Object.assign(real, { booted: true })
    if (!hasDecided) messenger.send('apiBoot')
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
    this.#messenger = undefined
    this.#frame?.remove()
    this.#frame = undefined
  }

  #arrive() {
    // Turbo also tells of the first load, when the Messenger is on its way already.
    const { Intercom } = this.#page
    if (typeof Intercom === 'function' && 'booted' in Intercom && Intercom.booted) return
    // A page that swapped its body has taken the last one.
    this.#removeFrame()
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

/** The function that collects argument lists in `q` until the Messenger is there. */
interface Stub {
  (...args: unknown[]): void
  q: ArrayLike<unknown>[]
  booted?: boolean
}

/** True for a stub: the real function has no `q`. */
const isStub = (value: unknown): value is Stub =>
  typeof value === 'function' && 'q' in value && Array.isArray(value.q)

/** The stub that the page has, or a new one if it has none. */
function stubOf(page: PageWindow): Stub {
  if (!isStub(page.Intercom)) {
    const q: unknown[][] = []
    page.Intercom = Object.assign((...args: unknown[]) => void q.push(args), { q })
  }
  return page.Intercom as Stub
}

/**
 * Runs a stub's queue in order through the Messenger and empties it; says whether it decided about
 * booting. Entries are read now, so an object that the page changed meanwhile is sent as changed. What
 * throws ends it for good; only the option `throwing`, which throws everywhere, lets the rest follow.
 */
function drain(queue: ArrayLike<unknown>[], messenger: Messenger, isThrowing: boolean) {
  const names = queue.map((entry) => entry[0])
  // A callback can add to the queue while it is drained.
  while (queue.length > 0) {
    const [command, ...args] = Array.from(queue.shift() ?? [])
    try {
      messenger.run(command, args)
    } catch (error) {
      if (!isThrowing) throw error
      console.error(error)
    }
  }
  return names.some((name) => name === 'boot' || name === 'shutdown')
}
