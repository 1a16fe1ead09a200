import { isRecord, type PageWindow } from './page'

const prefix = 'intercom.intercom-state'

/**
 * What the Messenger keeps of its look in localStorage. Its name gets the App ID once more with each
 * session, and a `shutdown` removes only the first one's: so it leaves the next one behind.
 */
export class StateEntry {
  readonly #page: PageWindow
  #name = prefix
  #isClosed = false

  constructor(page: PageWindow) {
    this.#page = page
    this.#name += this.#suffix()
  }

  write() {
    if (this.#isClosed) return
    this.#storage?.setItem(this.#name, '{"user":{"hasConversations":false}}')
  }

  /** The session is over: its entry goes if it was the first, and the next one gets a longer name. */
  renew(isRemoved: boolean) {
    if (isRemoved) this.#storage?.removeItem(prefix + this.#suffix())
    this.#name += this.#suffix()
  }

  /** The frame that wrote it has gone. */
  close() {
    this.#isClosed = true
  }

  #suffix() {
    const { intercomSettings: settings } = this.#page
    return isRecord(settings) && settings.app_id ? `-${String(settings.app_id)}` : ''
  }

  get #storage() {
    try {
      return this.#page.localStorage
    } catch {
      return undefined
    }
  }
}
