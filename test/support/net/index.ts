import type { IncomingMessage, ServerResponse } from 'node:http'
import { isAskedByPage } from './asker'
import { withFirstScript } from './firstScript'
import { answeredHosts, widgetHost } from './hosts'
import { workingIntercom, type IntercomBehavior } from './intercom'
import { Recorder } from './recorder'
import { notFound, preflight, typeOf, writeReply, type Content, type Reply } from './reply'
import { readRequest, type RecordedRequest } from './request'
import { Behavior, hostReply } from './routes'
import { plainWorkspace, type AnalyticsPackage, type CdnSettings } from './segmentCdn'
import { startServers, type Servers } from './servers'
import { workingWidget, type WidgetBehavior } from './widget'

export type { IntercomBehavior, PingFate } from './intercom'
export type { SegmentEvent } from './recorder'
export type { RecordedRequest } from './request'
export type { AnalyticsPackage } from './segmentCdn'
export type { WidgetBehavior } from './widget'

/** Starts the page server and the proxy; `close()` it when the test file is done. */
export async function startNet(): Promise<Net> {
  const net = new Net()
  await net.start()
  return net
}

/** The whole internet as far as a test's browser can see it, with a record of every request. */
export class Net extends Recorder {
  #servers: Servers | undefined
  #behavior = new Behavior()
  #firstScript = ''
  readonly #files = new Map<string, Reply>()

  async start() {
    const answer = (request: IncomingMessage, response: ServerResponse, scheme: string) => {
      this.#answer(request, response, `${scheme}://${request.headers.host}`).catch(
        (error: unknown) => {
          if (!response.headersSent) response.writeHead(500)
          response.end(String(error))
        }
      )
    }
    this.#servers = await startServers({
      onPage: (request, response) => answer(request, response, 'http'),
      onHost: (request, response) => {
        if (answeredHosts.includes(request.headers.host ?? '')) answer(request, response, 'https')
        else this.#refuse(request)
      },
      onPlain: (request) => this.#refuse(request),
      mayConnect: (host) => host !== widgetHost || this.#behavior.widget.mode !== 'refuse'
    })
  }

  /** The origin of the pages, such as `http://127.0.0.1:41234`. */
  get origin() {
    return this.#running().origin
  }

  /** `host:port` of the proxy that a browser must use. */
  get proxy() {
    return this.#running().proxy
  }

  /** Serves a page; headers such as a content security policy go with it. Returns its URL. */
  page(path: string, html: string, headers: Record<string, string> = {}) {
    return this.file(path, html, { 'content-type': typeOf('page.html'), ...headers })
  }

  /** Serves text or a file of the disk at a path of the page server, or at a URL of a host. */
  file(pathOrUrl: string, body: Content, headers: Record<string, string> = {}) {
    const { href, pathname } = new URL(pathOrUrl, this.origin)
    this.#files.set(href, { headers: { 'content-type': typeOf(pathname), ...headers }, body })
    return href
  }

  /** Closes the connection of whoever asks for this path of the page server, as a blocker does. */
  block(path: string) {
    this.#behavior.blocked = path
  }

  /** Changes how the Messenger's script is served; the rest has its defaults. */
  widget(behavior: Partial<WidgetBehavior>) {
    this.#behavior.widget = { ...workingWidget, ...behavior }
  }

  /**
   * How Intercom answers pings and events: a status (403 is a failed identity verification), or what
   * differs from servers that answer well and at once.
   */
  intercomAnswers(answers: number | Partial<IntercomBehavior>) {
    const changed = typeof answers === 'number' ? { status: answers } : answers
    this.#behavior.intercom = { ...workingIntercom, ...changed }
  }

  /** The workspace's settings as Segment's CDN gives them, completed with Segment's own entry. */
  cdnSettings(settings: CdnSettings) {
    this.#behavior.cdnSettings = { ...plainWorkspace, ...settings }
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
    this.clear()
    this.#files.clear()
    this.#behavior = new Behavior()
  }

  close() {
    return this.#running().close()
  }

  #running() {
    if (!this.#servers) throw new Error('The net is not running: call startNet().')
    return this.#servers
  }

  #refuse({ headers, socket }: IncomingMessage) {
    const host = (headers.host ?? '').replace(/:\d+$/, '')
    this.refuse(host, isAskedByPage(headers))
    socket.destroy()
  }

  async #answer(request: IncomingMessage, response: ServerResponse, origin: string) {
    const behavior = this.#behavior
    const recorded = await readRequest(request)
    const { host, method, headers } = recorded
    if (method === 'OPTIONS') {
      const requested = headers['access-control-request-headers'] ?? ''
      return writeReply(response, preflight(requested), headers.origin)
    }
    this.add(recorded)
    if (origin === this.origin && recorded.path === behavior.blocked)
      return void request.socket.destroy()
    if (host === widgetHost) {
      const { mode, afterMs } = behavior.widget
      // Both: a browser may come over a connection that it opened before the test refused them.
      if (mode === 'refuse' || mode === 'reset') return void request.socket.destroy()
      if (afterMs) await new Promise((resolve) => setTimeout(resolve, afterMs))
    }
    const reply = await this.#reply(recorded, origin, behavior)
    if (reply === 'lost') return void request.socket.destroy()
    await writeReply(response, reply, headers.origin)
  }

  #reply(request: RecordedRequest, origin: string, behavior: Behavior) {
    const file = this.#files.get(origin + request.path)
    if (file) return this.#firstScript ? withFirstScript(file, this.#firstScript) : file
    return origin === this.origin ? notFound : hostReply(request, behavior)
  }
}
