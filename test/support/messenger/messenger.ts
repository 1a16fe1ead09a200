import { commands } from './commands'
import type { MessengerOptions } from './options'
import type { Outbox } from './outbox'
import { mergedSettings, type PageWindow } from './page'
import { Session } from './session'
import { snapshot } from './snapshot'

/** One command as the real function got it; its objects are copies made at that moment. */
export interface Call {
  at: number
  command: string
  args: unknown[]
}

/** What answers the real function: the log of its commands, and the session they act on. */
export class Messenger {
  readonly #page: PageWindow
  readonly #outbox: Outbox
  readonly #options: MessengerOptions
  readonly #calls: Call[]
  #session: Session

  constructor(page: PageWindow, outbox: Outbox, options: MessengerOptions, calls: Call[]) {
    this.#page = page
    this.#outbox = outbox
    this.#options = options
    this.#calls = calls
    this.#session = new Session(page, outbox, options)
  }

  get session() {
    return this.#session
  }

  /** Runs a command; those that nobody knows do nothing and answer undefined. */
  run(command: unknown, args: unknown[]): unknown {
    this.record(command, args)
    const { throwing } = this.#options
    if (throwing === true || throwing === this.#calls.length) {
      throw new Error(`The Messenger double throws on "${String(command)}".`)
    }
    return commands.get(String(command))?.(this, ...args)
  }

  record(command: unknown, args: unknown[]) {
    const at = this.#page.performance.now()
    this.#calls.push({ at, command: String(command), args: args.map(snapshot) })
    this.#options.onCommand?.(String(command), args)
  }

  boot(argument: unknown) {
    this.#session.boot(mergedSettings(this.#page, argument))
  }

  update(argument: unknown) {
    this.#session.update(mergedSettings(this.#page, argument))
  }

  shutdown(keepCookies: boolean) {
    this.#session.end(keepCookies)
    this.#session = new Session(this.#page, this.#outbox, this.#options)
  }
}
