import { createPost, mergedSettings, type PageWindow } from './page'
import { Session, type Frame } from './session'
import { Cookies, StateEntry } from './storage'

/** How this Messenger differs from one that loads quickly and works. */
export interface MessengerOptions {
  /** The stub stays until somebody calls `takeOver()` on the double. */
  neverTakeOver?: boolean
  /** The real function throws on every command. */
  throwing?: boolean
  /** Pings that Intercom takes within 30 minutes, boots included. Default 20. */
  updateLimit?: number
  /** Sees every command that the real function gets, before it runs. */
  onCommand?: (command: string, args: unknown[]) => void
  /** Gets each new panel, so that a host can render into it. */
  onPanel?: (panel: HTMLElement) => void
}

/** One command as the real function got it; its arguments are copies made at that moment. */
export interface Call {
  command: string
  args: unknown[]
}

/** What answers the real function: the log of its commands, and the session they act on. */
export class Messenger {
  readonly #frame: Frame
  readonly #calls: Call[]
  session: Session

  constructor(
    page: PageWindow,
    element: HTMLIFrameElement,
    options: MessengerOptions,
    calls: Call[]
  ) {
    const cookies = new Cookies(page.document)
    const entry = new StateEntry(page, element)
    this.#frame = { page, element, options, cookies, post: createPost(page), entry }
    this.#calls = calls
    this.session = new Session(this.#frame)
  }

  /** Runs a command; those that nobody knows do nothing and answer undefined. */
  run(command: unknown, args: unknown[]): unknown {
    const name = String(command)
    const { page, options } = this.#frame
    this.#calls.push({ command: name, args: JSON.parse(JSON.stringify(args)) as unknown[] })
    options.onCommand?.(name, args)
    if (options.throwing) throw new Error(`The Messenger double throws on "${name}".`)
    const isDisabled = mergedSettings(page).disabled === true
    return isDisabled && name !== 'boot' ? undefined : commands.get(name)?.(this, ...args)
  }

  send(source: 'apiBoot' | 'apiUpdate', argument?: unknown) {
    this.session.send(source, mergedSettings(this.#frame.page, argument))
  }

  shutdown(keepCookies: boolean) {
    this.session.end(keepCookies)
    this.session = new Session(this.#frame)
  }
}

type Command = (messenger: Messenger, ...args: unknown[]) => unknown

const showing =
  (space: unknown): Command =>
  ({ session }) =>
    session.readiness.run(() => session.interface?.show(String(space)))

/** What does something. All but `getVisitorId` answer undefined. */
const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['boot', (messenger, settings) => messenger.send('apiBoot', settings)],
  ['update', (messenger, settings) => messenger.send('apiUpdate', settings)],
  // Turbo's integration calls shutdown(false): the cookies stay for the next page.
  ['shutdown', (messenger, deleteCookies) => messenger.shutdown(deleteCookies === false)],
  ['trackEvent', ({ session }, name, metadata) => session.trackEvent(String(name), metadata)],
  ['show', showing('home')],
  ['hide', ({ session }) => session.readiness.run(() => session.interface?.hide())],
  ['showMessages', showing('messages')],
  ['showNewMessage', showing('newMessage')],
  ['startConversation', showing('newMessage')],
  ['showSpace', (messenger, name) => showing(name)(messenger)],
  ['showArticle', showing('article')],
  ['showNews', showing('news')],
  ['showTicket', showing('ticket')],
  ['showConversation', showing('conversation')],
  ['onShow', ({ session }, callback) => session.callbacks.add('onShow', callback)],
  ['onHide', ({ session }, callback) => session.callbacks.add('onHide', callback)],
  ['onUnreadCountChange', (_, callback) => void (typeof callback === 'function' && callback(0))],
  ['getVisitorId', ({ session }) => session.visitorId]
])
