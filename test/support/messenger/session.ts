import { Interface } from './interface'
import type { MessengerOptions } from './messenger'
import type { Outbox, Received } from './outbox'
import { attributesIn, identityIn, isRecord, type Attributes, type PageWindow } from './page'
import { Callbacks, Duplicates, Readiness, Throttle } from './rules'
import type { CookiePlace, Cookies, StateEntry } from './storage'

/** What one page load's sessions share: each `shutdown` begins a new session with it. */
export interface Frame {
  page: PageWindow
  outbox: Outbox
  cookies: Cookies
  entry: StateEntry
  options: MessengerOptions
}

/** The person that a session is about, from its first `boot` or `update` with an App ID. */
interface Known extends CookiePlace {
  identity: Attributes
  anonymousId: string | undefined
  anonymousSession: string | undefined
}

/** The time from one `shutdown` to the next: one visitor's memory, requests and interface. */
export class Session {
  readonly callbacks = new Callbacks()
  readonly readiness: Readiness
  readonly #frame: Frame
  readonly #duplicates = new Duplicates()
  readonly #throttle: Throttle
  #lastPing: Promise<unknown> = Promise.resolve()
  #interface: Interface | undefined
  #known: Known | undefined
  #isOver = false

  constructor(frame: Frame) {
    this.#frame = frame
    this.readiness = new Readiness(frame.page)
    this.#throttle = new Throttle(frame.options.updateLimit ?? 20)
  }

  get interface() {
    return this.#interface
  }

  /** A cookie of an earlier visit answers before Intercom does. */
  get visitorId() {
    return this.#known && this.#frame.cookies.get('id', this.#known.appId)
  }

  /** A `boot` or an `update`: without an App ID, here or before, it does nothing. */
  send(source: 'apiBoot' | 'apiUpdate', settings: Attributes) {
    const { page, entry } = this.#frame
    entry.write()
    const known = this.#learn(settings)
    if (!known) return
    // Before the check for duplicates: launcher settings apply even if the update is dropped.
    this.#show(settings)
    const data = attributesIn(settings)
    const { identity, anonymousId } = known
    const repeated = JSON.stringify([page.document.URL, identity, anonymousId, data])
    if (!this.#duplicates.pass(repeated, page.Date.now())) return
    // In single file, each when the one before has settled; the first one at the end of this task.
    this.#lastPing = this.#lastPing.then(() => this.#ping(source, data))
  }

  /** Events wait for the first ping that is answered well; after a refused one they never leave. */
  trackEvent(name: string, metadata: unknown) {
    this.readiness.run(() => {
      const event = { event_name: name, metadata }
      void this.#post(
        '/messenger/web/events',
        {},
        { event_list: JSON.stringify({ data: [event] }) }
      )
    })
  }

  /** What is remembered here goes with the session, and so does what waits: `shutdown` puts a new one in its place. */
  end(keepCookies: boolean) {
    const { cookies, entry } = this.#frame
    if (!keepCookies && this.#known) cookies.delete(this.#known)
    entry.write()
    entry.renew(!keepCookies)
    // The interface writes once more when it goes, a moment later and so under the next name.
    if (this.#interface) queueMicrotask(() => entry.write())
    this.#isOver = true
    this.#known = undefined
    this.#interface?.remove()
  }

  #learn(settings: Attributes) {
    const appId = settings.app_id ?? this.#known?.appId
    if (appId === undefined || appId === null) return undefined
    const { cookies } = this.#frame
    const { identity, originDomain, anonymousId, anonymousSession } = this.#known ?? {}
    const id = String(appId)
    this.#known = {
      appId: id,
      domain: settings.cookie_domain,
      originDomain,
      identity: { ...identity, ...identityIn(settings) },
      anonymousId: cookies.get('id', id) ?? anonymousId,
      anonymousSession: cookies.get('session', id) ?? anonymousSession
    }
    return this.#known
  }

  #show(settings: Attributes) {
    const { page, options } = this.#frame
    const { callbacks, readiness } = this
    this.#interface ??= new Interface({ document: page.document, callbacks, readiness, options })
    this.#interface.apply(settings)
  }

  /** The attributes are those of the command; the person is read when its turn has come. */
  async #ping(source: string, data: Attributes) {
    if (this.#isOver || !this.#throttle.pass(this.#frame.page.Date.now())) return
    const received = await this.#post('/messenger/web/ping', data, { source })
    if (!received || this.#isOver) return
    if (received.status === 200 && !received.body.errors) this.#accept(received)
  }

  #accept({ body }: Received) {
    const { cookies, entry } = this.#frame
    const known = this.#known
    if (!known) return
    const id = isRecord(body.user) ? body.user.anonymous_id : undefined
    const session = body.anonymous_session
    known.originDomain = body.origin_cookie_domain
    cookies.set({ id, session }, known)
    known.anonymousId = text(id) ?? known.anonymousId
    known.anonymousSession = text(session) ?? known.anonymousSession
    entry.write()
    this.#interface?.showLauncher()
    if (this.readiness.isReady) return
    this.readiness.begin()
    this.callbacks.callOnce('ready')
  }

  async #post(path: string, data: Attributes, fields: Record<string, string>) {
    const { outbox, page } = this.#frame
    const known = this.#known
    if (!known) return undefined
    const { appId, identity, anonymousId, anonymousSession } = known
    const userData = { ...identity, anonymous_id: anonymousId, ...data }
    return outbox.post(path, {
      app_id: appId,
      user_data: JSON.stringify(userData),
      referer: page.location.href,
      ...(anonymousSession !== undefined && { anonymous_session: anonymousSession }),
      ...fields
    })
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
