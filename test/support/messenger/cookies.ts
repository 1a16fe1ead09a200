import type { Attributes } from './page'

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
  set(values: { [kind in Kind]?: unknown }, place: CookiePlace) {
    for (const kind of kinds) {
      const value = values[kind]
      if (typeof value !== 'string' || value === this.#written[kind]) continue
      this.#write(kind, value, lifetimes[kind], place)
      this.#written[kind] = value
    }
  }

  delete(place: CookiePlace) {
    for (const kind of kinds) this.#write(kind, '', 0, place)
  }

  #write(kind: Kind, value: string, maxAge: number, place: CookiePlace) {
    const domain = this.#domainOf(place)
    const attributes = `path=/; max-age=${maxAge}; samesite=lax${domain && `; domain=${domain}`}`
    this.#document.cookie = `intercom-${kind}-${place.appId}=${value}; ${attributes}`
  }

  #domainOf({ domain, originDomain }: CookiePlace) {
    if (domain === 'none') return ''
    if (typeof domain === 'string') return domain
    if (typeof originDomain === 'string') return originDomain
    const { hostname } = this.#document.location
    return hostname === 'localhost' ? '' : hostname
  }
}

/** The visitor that a ping is from, as the bare answer of a stand-in for Intercom leaves it open. */
export const newVisitor = (userData: Attributes) => ({
  id: String(userData.anonymous_id ?? randomId()),
  session: randomId()
})

const randomId = () => Math.random().toString(36).slice(2).padEnd(12, '0')
