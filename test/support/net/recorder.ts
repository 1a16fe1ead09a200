import { bySending, decodeEvents, decodePing, type Ping, type SentEvent } from '../messenger/decode'
import { waitMs, type Truthy } from '../browser/poll'
import { intercomHosts, segmentHost } from './hosts'
import type { RecordedRequest } from './reply'

/** An event as it reached Segment. */
export interface SegmentEvent {
  type: string
  event?: string
  [key: string]: unknown
}

/** Where a ping or an event went to: tells the regions apart. */
type At<Sent> = Sent & { host: string }

/** All that reached the net, in order of arrival, and a way to wait for more. */
export class Recorder {
  readonly requests: RecordedRequest[] = []
  /** Hosts that a page asked for and the proxy refused. */
  readonly refused: string[] = []
  readonly #listeners = new Set<() => void>()

  add(request: RecordedRequest) {
    this.requests.push(request)
    for (const listener of this.#listeners) listener()
  }

  clear() {
    this.requests.length = 0
    this.refused.length = 0
  }

  /** Boots and updates in the order in which they left the page. */
  pings(): Array<At<Ping>> {
    return this.#intercom('/messenger/web/ping')
      .map(({ host, body }) => ({ host, ...decodePing(body as Record<string, string>) }))
      .sort(bySending)
  }

  /** Tracked events in the order in which they left the page. */
  events(): Array<At<SentEvent>> {
    return this.#intercom('/messenger/web/events')
      .flatMap(({ host, body }) =>
        decodeEvents(body as Record<string, string>).map((event) => ({ host, ...event }))
      )
      .sort(bySending)
  }

  /** What Segment got, batches taken apart. */
  segment(): SegmentEvent[] {
    return this.requests
      .filter(
        ({ host, method, path }) => host === segmentHost && method === 'POST' && path !== '/v1/m'
      )
      .flatMap(({ body }) => (body as { batch?: SegmentEvent[] }).batch ?? (body as SegmentEvent))
  }

  /** The paths of what Intercom was asked for, its script or by its servers. */
  intercom(): string[] {
    return this.requests.filter(({ host }) => host.includes('intercom')).map(({ path }) => path)
  }

  /**
   * Settles with the first truthy value of the condition, which is asked again at each request.
   * A timeout rejects with the list of what did arrive.
   */
  waitFor<T>(condition: () => T, what = String(condition)): Promise<Truthy<T>> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        this.#listeners.delete(check)
      }
      const check = () => {
        try {
          const value = condition()
          if (!value) return
          stop()
          resolve(value as Truthy<T>)
        } catch (error) {
          stop()
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }
      const timer = setTimeout(() => {
        stop()
        reject(new Error(`Waited ${waitMs} ms for ${what}. ${this.#summary()}`))
      }, waitMs)
      this.#listeners.add(check)
      check()
    })
  }

  #intercom(path: string) {
    return this.requests.filter(
      (request) =>
        intercomHosts.includes(request.host) && request.path === path && request.method === 'POST'
    )
  }

  #summary() {
    const lines = this.requests.map(({ method, host, path, body }) =>
      `${method} ${host}${path} ${JSON.stringify(body) ?? ''}`.trim().slice(0, 300)
    )
    return ['What arrived:', ...lines, ...this.refused.map((host) => `refused: ${host}`)].join(
      '\n  '
    )
  }
}
