import { Interface } from './interface'
import type { MessengerOptions } from './messenger'
import {
  attributesIn,
  identityIn,
  isRecord,
  type Attributes,
  type PageWindow,
  type Post
} from './page'
import { Callbacks, Duplicates, Readiness, Throttle } from './rules'
import type { CookiePlace, Cookies, StateEntry } from './storage'

/** What one page load's sessions share: each `shutdown` begins a new session with it. */
export interface Frame {
  page: PageWindow
  /** All code runs in it, and what is on its way is lost with it. */
  element: HTMLIFrameElement
  post: Post
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
  interface: Interface | undefined
  readonly #frame: Frame
  readonly #duplicates = new Duplicates()
  readonly #throttle: Throttle
  #lastPing: Promise<unknown> = Promise.resolve()
  #known: Known | undefined
  #isOver = false

  constructor(frame: Frame) {
    this.#frame = frame
    this.readiness = new Readiness(frame.page)
    this.#throttle = new Throttle(frame.options.updateLimit ?? 20)
  }

  /** A cookie of an earlier visit answers before Intercom does. */
  get visitorId() {
    return this.#known && this.#frame.cookies.get('id', this.#known.appId)
  }

  /** A `boot` or an `update`: without an App ID, here or before, it does nothing. */
  send(source: 'apiBoot' | 'apiUpdate', settings: Attributes) {
    const { page, entry, options } = this.#frame
    entry.write()
    const known = this.#learn(settings)
    if (!known) return
    // Before the check for duplicates: launcher settings apply even if the update is dropped.
    this.interface ??= new Interface(page.document, this, options.onPanel)
    this.interface.apply(settings)
    const data = attributesIn(settings)
    const { identity, anonymousId } = known
    const repeated = JSON.stringify([page.document.URL, identity, anonymousId, data])
    if (!this.#duplicates.pass(repeated, page.Date.now())) return
    // In single file, each when the one before has settled; the first one at the end of this task.
    this.#lastPing = this.#lastPing.then(() => this.#ping(source, data))
  }

  /** Events wait for the first ping that is answered well; after a refused one they never leave. */
  trackEvent(name: string, metadata: unknown) {
    const list = JSON.stringify({ data: [{ event_name: name, metadata }] })
    this.readiness.run(() => void this.#post('/messenger/web/events', {}, { event_list: list }))
  }

  /** What is remembered here goes with the session, and so does what waits: `shutdown` puts a new one in its place. */
  end(keepCookies: boolean) {
    const { cookies, entry } = this.#frame
    if (!keepCookies && this.#known) cookies.delete(this.#known)
    entry.write()
    entry.renew(!keepCookies)
    // The interface writes once more when it goes, a moment later and so under the next name.
    if (this.interface) queueMicrotask(() => entry.write())
    this.#isOver = true
    this.#known = undefined
    this.interface?.remove()
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

  /** The attributes are those of the command; the person is read when its turn has come. */
  async #ping(source: string, data: Attributes) {
    if (this.#isOver || !this.#throttle.pass(this.#frame.page.Date.now())) return
    const received = await this.#post('/messenger/web/ping', data, { source })
    const { entry, element } = this.#frame
    // The state is written even after a shutdown.
    if (this.#isOver || !element.isConnected) entry.write()
    else if (received?.status === 200 && !received.body.errors) this.#accept(received.body)
  }

  #accept({ user, anonymous_session: session, origin_cookie_domain: domain }: Attributes) {
    const known = this.#known
    if (!known) return
    const { cookies, entry } = this.#frame
    known.originDomain = domain
    if (isRecord(user)) known.anonymousId = String(user.anonymous_id)
    known.anonymousSession = String(session)
    cookies.set({ id: known.anonymousId, session: known.anonymousSession }, known)
    entry.write()
    this.interface?.appear()
    if (!this.readiness.isReady) this.readiness.begin()
  }

  async #post(path: string, data: Attributes, fields: Record<string, string>) {
    const { post, page, element } = this.#frame
    if (!this.#known || !element.isConnected) return undefined
    const { appId, identity, anonymousId, anonymousSession } = this.#known
    const userData = { ...identity, anonymous_id: anonymousId, ...data }
    return post(path, {
      app_id: appId,
      user_data: JSON.stringify(userData),
      referer: page.location.href,
      ...(anonymousSession !== undefined && { anonymous_session: anonymousSession }),
      ...fields
    })
  }
}
