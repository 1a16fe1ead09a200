const day = 24 * 60 * 60

const lifetimes = { id: 271 * day, session: 7 * day }

type Kind = keyof typeof lifetimes

/** The two cookies by which Intercom knows a browser again: a visitor's id and their session. */
export class Cookies {
  readonly #document: Document
  readonly #appId: string
  readonly #domain: string

  constructor(document: Document, appId: string, domain: unknown) {
    this.#document = document
    this.#appId = appId
    this.#domain = typeof domain === 'string' ? `; domain=${domain}` : ''
  }

  get(kind: Kind) {
    const start = `${this.#name(kind)}=`
    const pair = this.#document.cookie.split('; ').find((cookie) => cookie.startsWith(start))
    return pair?.slice(start.length)
  }

  /** What the answer to a ping does; a visitor who is known already stays the same one. */
  set() {
    for (const kind of ['id', 'session'] as const) {
      if (this.get(kind) === undefined) this.#write(kind, randomId(), lifetimes[kind])
    }
  }

  delete() {
    for (const kind of ['id', 'session'] as const) this.#write(kind, '', 0)
  }

  #write(kind: Kind, value: string, maxAge: number) {
    const attributes = `path=/; max-age=${maxAge}; samesite=lax${this.#domain}`
    this.#document.cookie = `${this.#name(kind)}=${value}; ${attributes}`
  }

  #name(kind: Kind) {
    return `intercom-${kind}-${this.#appId}`
  }
}

const randomId = () => Math.random().toString(36).slice(2).padEnd(12, '0')
