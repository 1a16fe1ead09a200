import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  answeredHosts,
  Behavior,
  hostReply,
  widgetHost,
  type AnalyticsPackage,
  type CdnSettings,
  type IntercomBehavior,
  type WidgetBehavior
} from './hosts'
import { Recorder } from './recorder'
import {
  notFound,
  readRequest,
  startServers,
  typeOf,
  withFirstScript,
  writeReply,
  type Content,
  type Reply,
  type Servers
} from './servers'

export type { AnalyticsPackage, WidgetBehavior } from './hosts'

/** Starts the page server and the proxy. */
export const startNet = (): Promise<Net> => new Net().start()

/** The whole internet as far as a test's browser can see it, with a record of every request. */
export class Net extends Recorder {
  #servers!: Servers
  #behavior = new Behavior()
  #firstScript = ''
  readonly #files = new Map<string, Reply>()

  async start(): Promise<this> {
    const answer = (request: IncomingMessage, response: ServerResponse, scheme: string) => {
      this.#answer(request, response, `${scheme}://${request.headers.host}`).catch(
        (error: unknown) => {
          if (!response.headersSent) response.writeHead(500)
          response.end(String(error))
        }
      )
    }
    this.#servers = await startServers({
      hosts: answeredHosts,
      onPage: (request, response) => answer(request, response, 'http'),
      onHost: (request, response) => {
        if (answeredHosts.includes(request.headers.host ?? '')) answer(request, response, 'https')
        else this.#refuse(request)
      },
      onPlain: (request) => this.#refuse(request),
      mayConnect: (host) => host !== widgetHost || this.#behavior.widget.mode !== 'refuse'
    })
    return this
  }

  /** The origin of the pages, such as `http://127.0.0.1:41234`. */
  get origin() {
    return this.#servers.origin
  }

  /** `host:port` of the proxy that a browser must use. */
  get proxy() {
    return this.#servers.proxy
  }

  /** Serves a page; headers such as a content security policy go with it. Returns its URL. */
  page(path: string, html: string, headers: Record<string, string> = {}) {
    return this.file(path, html, { ...typeOf('page.html'), ...headers })
  }

  /** Serves text or a file of the disk at a path of the page server, or at a URL of a host. */
  file(pathOrUrl: string, body: Content, headers: Record<string, string> = {}) {
    const { href, pathname } = new URL(pathOrUrl, this.origin)
    this.#files.set(href, { headers: { ...typeOf(pathname), ...headers }, body })
    return href
  }

  /** Changes how the Messenger's script is served; the rest has its defaults. */
  widget(behavior: Partial<WidgetBehavior>) {
    this.#behavior.widget = { ...new Behavior().widget, ...behavior }
  }

  /** Holds the Messenger's script back until the function that it gives is called. */
  holdWidget(behavior: Partial<WidgetBehavior> = {}): () => void {
    let release = () => {}
    this.widget({ ...behavior, until: new Promise<void>((resolve) => (release = resolve)) })
    return release
  }

  /** Changes how Intercom's servers answer pings and events; the rest has its defaults. */
  intercomAnswers(answers: Partial<IntercomBehavior>) {
    this.#behavior.intercom = { ...new Behavior().intercom, ...answers }
  }

  /** The workspace's settings as Segment's CDN gives them, completed with Segment's own entry. */
  cdnSettings(settings: CdnSettings) {
    this.#behavior.cdnSettings = { ...new Behavior().cdnSettings, ...settings }
  }

  /** Serves Analytics.js from this package; without it, from the newest. */
  analytics(name: AnalyticsPackage) {
    this.#behavior.analytics = name
  }

  /** Runs this source on every page before anything else there; it stays when the net is reset. */
  runFirst(source: string) {
    this.#firstScript = source
  }

  /** Forgets requests, pages, files and behaviors. Call it between tests. */
  reset() {
    this.requests.length = 0
    this.refused.length = 0
    this.#files.clear()
    this.#behavior = new Behavior()
  }

  close() {
    return this.#servers.close()
  }

  /** A browser also asks by itself, for updates and its vendor's accounts; that is nothing to hold against a page. */
  #refuse({ headers, socket }: IncomingMessage) {
    // https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header; without TLS only a page's request has `Accept`.
    const site = headers['sec-fetch-site']
    const isOfPage = site === undefined ? headers.accept !== undefined : site !== 'none'
    if (isOfPage) this.refused.push((headers.host ?? '').replace(/:\d+$/, ''))
    socket.destroy()
  }

  async #answer(request: IncomingMessage, response: ServerResponse, origin: string) {
    const behavior = this.#behavior
    const recorded = await readRequest(request)
    const { host, method, headers, path } = recorded
    if (method === 'OPTIONS') return writeReply(response, { status: 204 }, headers)
    this.requests.push(recorded)
    if (host === widgetHost) {
      const { mode, until, lateMs } = behavior.widget
      // Both: a browser may come over a connection that it opened before the test refused them.
      if (mode === 'refuse' || mode === 'reset') return void request.socket.destroy()
      await until
      if (lateMs) await new Promise((resolve) => setTimeout(resolve, lateMs))
    }
    const file = this.#files.get(origin + path)
    const reply = file ?? (origin === this.origin ? notFound : await hostReply(recorded, behavior))
    const page = this.#firstScript ? await withFirstScript(reply, this.#firstScript) : reply
    await writeReply(response, page, headers)
  }
}
