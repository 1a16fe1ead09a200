import { commands } from './commands'
import type { MessengerOptions } from './options'
import { mergedSettings, type PageWindow } from './page'
import { Session, type Frame } from './session'
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
  readonly #frame: Frame
  readonly #options: MessengerOptions
  readonly #calls: Call[]
  #session: Session

  constructor(frame: Omit<Frame, 'close'>, calls: Call[]) {
    this.#page = frame.page
    this.#frame = { ...frame, close: () => this.shutdown(false) }
    this.#options = frame.options
    this.#calls = calls
    this.#session = new Session(this.#frame)
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
    const name = String(command)
    if (this.#isDisabled && name !== 'boot') return undefined
    if (this.#options.unknownCommands?.includes(name)) return undefined
    return commands.get(name)?.(this, ...args)
  }

  record(command: unknown, args: unknown[]) {
    const at = this.#page.performance.now()
    this.#calls.push({ at, command: String(command), args: args.map(snapshot) })
    this.#options.onCommand?.(String(command), args)
  }

  boot(argument: unknown) {
    this.#session.send('apiBoot', mergedSettings(this.#page, argument))
  }

  update(argument: unknown) {
    this.#session.send('apiUpdate', mergedSettings(this.#page, argument))
  }

  shutdown(keepCookies: boolean) {
    this.#session.end(keepCookies)
    this.#session = new Session(this.#frame)
  }

  /** Its frame has gone, and what it had on its way is lost. */
  close() {
    this.#frame.entry.close()
  }

  get #isDisabled() {
    const { disabled } = mergedSettings(this.#page, {})
    return disabled === true && !this.#options.ignoresDisabled
  }
}
