import { mergedSettings, type PageWindow } from './page'

const day = 24 * 60 * 60

const lifetimes = { id: 271 * day, session: 7 * day }

type Kind = keyof typeof lifetimes

const kinds = ['id', 'session'] as const

/** What of a session decides where its cookies are. */
export interface CookiePlace {
  appId: string
  /** The page's `cookie_domain`. */
  domain: unknown
  /** The parent domain that Intercom's answer named; none before the first good answer. */
  originDomain: unknown
}

/** The two cookies by which Intercom knows a browser again: a visitor's id and their session. */
export class Cookies {
  readonly #document: Document
  readonly #written: { [kind in Kind]?: string } = {}

  constructor(document: Document) {
    this.#document = document
  }

  get(kind: Kind, appId: string) {
    const start = `intercom-${kind}-${appId}=`
    const pair = this.#document.cookie.split('; ').find((cookie) => cookie.startsWith(start))
    return pair?.slice(start.length)
  }

  /** What the answer to a ping does; a value that was the last to be written is not written again. */
  set(values: Record<Kind, string | undefined>, place: CookiePlace) {
    for (const kind of kinds) {
      const value = values[kind]
      if (value === undefined || value === this.#written[kind]) continue
      this.#write(kind, value, lifetimes[kind], place)
      this.#written[kind] = value
    }
  }

  delete(place: CookiePlace) {
    for (const kind of kinds) this.#write(kind, '', 0, place)
  }

  #write(kind: Kind, value: string, maxAge: number, { appId, domain, originDomain }: CookiePlace) {
    const { hostname } = this.#document.location
    const host = hostname === 'localhost' ? 'none' : hostname
    const named = String(domain ?? originDomain ?? host)
    const at = named === 'none' ? '' : `; domain=${named}`
    const attributes = `path=/; max-age=${maxAge}; samesite=lax${at}`
    this.#document.cookie = `intercom-${kind}-${appId}=${value}; ${attributes}`
  }
}

const prefix = 'intercom.intercom-state'

/**
 * What the Messenger keeps of its look in localStorage. Its name gets the App ID once more with each
 * session, and a `shutdown` removes only the first one's: so it leaves the next one behind.
 */
export class StateEntry {
  readonly #page: PageWindow
  readonly #frame: HTMLIFrameElement
  #name: string

  constructor(page: PageWindow, frame: HTMLIFrameElement) {
    this.#page = page
    this.#frame = frame
    this.#name = prefix + this.#suffix()
  }

  /** Its frame writes it, so that the page gets a `storage` event; once the frame has gone, nobody does. */
  write() {
    const storage = this.#frame.contentWindow?.localStorage
    storage?.setItem(this.#name, '{"user":{"hasConversations":false}}')
  }

  /** The session is over: its entry goes if it was the first, and the next one gets a longer name. */
  renew(isRemoved: boolean) {
    if (isRemoved) this.#page.localStorage.removeItem(prefix + this.#suffix())
    this.#name += this.#suffix()
  }

  #suffix() {
    const { app_id: appId } = mergedSettings(this.#page)
    return appId ? `-${String(appId)}` : ''
  }
}
