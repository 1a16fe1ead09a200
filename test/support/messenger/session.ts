import { userData } from './attributes'
import { Callbacks } from './callbacks'
import { Cookies } from './cookies'
import { Duplicates } from './duplicates'
import { Interface } from './interface'
import type { MessengerOptions } from './options'
import type { Outbox } from './outbox'
import { mergedSettings, type Attributes, type PageWindow } from './page'
import { Throttle } from './throttle'

const documentedUpdateLimit = 20

/** What exists of a session only from its first `boot` or `update` with an app id. */
interface Opened {
  appId: string
  cookies: Cookies
  interface: Interface
}

/** The time from one `shutdown` to the next: one visitor's memory, requests and interface. */
export class Session {
  readonly callbacks = new Callbacks()
  readonly #page: PageWindow
  readonly #outbox: Outbox
  readonly #options: MessengerOptions
  readonly #identity: Attributes = {}
  readonly #duplicates = new Duplicates()
  readonly #throttle: Throttle
  #opened: Opened | undefined
  #state: 'waiting' | 'accepted' | 'ended' = 'waiting'
  readonly #waitingEvents: Array<() => void> = []

  constructor(page: PageWindow, outbox: Outbox, options: MessengerOptions) {
    this.#page = page
    this.#outbox = outbox
    this.#options = options
    this.#throttle = new Throttle(options.updateLimit ?? documentedUpdateLimit)
  }

  get interface() {
    return this.#opened?.interface
  }

  get visitorId() {
    return this.#opened?.cookies.get('id')
  }

  boot(settings: Attributes) {
    if (!this.#open(settings)) return
    this.#ping('apiBoot', userData(settings, this.#identity))
  }

  update(settings: Attributes) {
    if (!this.#open(settings)) return
    const data = userData(settings, this.#identity)
    const update = JSON.stringify([this.#page.location.href, Object.entries(data).sort()])
    const now = this.#page.performance.now()
    // A duplicate costs nothing, so it is found before the throttle counts it.
    if (this.#duplicates.has(update, now) || !this.#throttle.pass(now)) return
    this.#duplicates.add(update, now)
    this.#ping('apiUpdate', data)
  }

  /** Events wait for the first ping that succeeds; after a refused one they wait for ever. */
  trackEvent(name: string, metadata: unknown) {
    const event = { event_name: name, metadata: metadata ?? {} }
    const eventList = JSON.stringify({ data: [event] })
    const send = () => void this.#post('/messenger/web/events', { event_list: eventList })
    if (this.#state === 'accepted') send()
    else this.#waitingEvents.push(send)
  }

  /** Calls back, once, as soon as Intercom has accepted the visitor. */
  ready(callback: unknown) {
    this.callbacks.add('ready', callback)
    if (this.#state === 'accepted') this.#callReady()
  }

  /** What is remembered here goes with the session: `shutdown` puts a new one in its place. */
  end(keepCookies: boolean) {
    this.#state = 'ended'
    this.#outbox.clear()
    this.#opened?.interface.remove()
    if (!keepCookies) this.#cookies()?.delete()
    this.#opened = undefined
  }

  /** A `shutdown` that comes first in the queue deletes the cookies that the last page left, too. */
  #cookies() {
    const { app_id: appId, cookie_domain: domain } = mergedSettings(this.#page, {})
    const fromPage = appId ? new Cookies(this.#page.document, String(appId), domain) : undefined
    return this.#opened?.cookies ?? fromPage
  }

  /** Without an app id, here or from an earlier command, `boot` and `update` do nothing. */
  #open(settings: Attributes) {
    if (!this.#opened && !settings.app_id) return false
    this.#opened ??= {
      appId: String(settings.app_id),
      cookies: new Cookies(this.#page.document, String(settings.app_id), settings.cookie_domain),
      interface: new Interface(this.#page.document, this.callbacks, this.#options)
    }
    // Before the checks of `update`: launcher settings apply even when the update is dropped.
    this.#opened.interface.apply(settings)
    return true
  }

  #ping(source: 'apiBoot' | 'apiUpdate', data: Attributes) {
    const fields = { source, user_data: JSON.stringify(data) }
    void this.#post('/messenger/web/ping', fields).then((status) => {
      if (status === 200) this.#accept()
    })
  }

  #accept() {
    // The answer to a ping of a session that is over must not bring cookies or events back.
    if (this.#state === 'ended') return
    this.#opened?.cookies.set()
    if (this.#state === 'accepted') return
    this.#state = 'accepted'
    this.#callReady()
    for (const send of this.#waitingEvents.splice(0)) send()
  }

  #callReady() {
    this.callbacks.call('ready')
    this.callbacks.remove('ready')
  }

  #post(path: string, fields: Record<string, string>) {
    const { appId = '', cookies } = this.#opened ?? {}
    const identity = JSON.stringify(this.#identity)
    return this.#outbox.post(path, { app_id: appId, user_data: identity, ...fields }, () => ({
      anonymous_session: cookies?.get('session') ?? '',
      page_url: this.#page.location.href
    }))
  }
}
