import { commands } from './commands'
import { mergedSettings, type PageWindow } from './page'
import { Session, type Frame } from './session'

/** How this Messenger differs from one that loads quickly and works. */
export interface MessengerOptions {
  /** The stub stays until somebody calls `takeOver()` on the double. */
  neverTakeOver?: boolean
  /** The real function throws on every command, or once, on the first one of this name. */
  throwing?: true | string
  /** Pings that Intercom takes within 30 minutes, boots included. Default 20. */
  updateLimit?: number
  /** Sees every command that the real function gets, before it runs. */
  onCommand?: (command: string, args: unknown[]) => void
  /** Gets each new panel, so that a host can render into it. */
  onPanel?: (panel: HTMLElement) => void
}

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

  constructor(frame: Frame, calls: Call[]) {
    this.#page = frame.page
    this.#frame = frame
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
    const name = String(command)
    const { throwing } = this.#options
    const isFirst = this.#calls.filter((call) => call.command === name).length === 1
    if (throwing === true || (throwing === name && isFirst))
      throw new Error(`The Messenger double throws on "${name}".`)
    const isDisabled = mergedSettings(this.#page, {}).disabled === true
    return isDisabled && name !== 'boot' ? undefined : commands.get(name)?.(this, ...args)
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
}

/** A deep copy of plain data, so that a log shows what came and not what became of it. */
function snapshot(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snapshot)
  if (Object.prototype.toString.call(value) !== '[object Object]') return value
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [key, snapshot(item)])
  )
}
