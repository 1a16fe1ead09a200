import { poll, type Truthy } from '../browser/poll'
import type { Attributes } from '../messenger/page'
import { intercomHosts, segmentHost } from './hosts'
import type { RecordedRequest } from './servers'

/** What left the page for Intercom. */
interface Sent {
  /** Where it went: tells the regions apart. */
  host: string
  /** When it left the page, in milliseconds; with `sequence` the order of leaving. */
  sentAt: number
  sequence: number
  appId: string
  pageUrl: string
  /** The session cookie's value as the request left; empty before the first accepted ping. */
  anonymousSession: string
  /** For a ping the identity and all attributes, for an event the identity alone. */
  userData: Attributes
}

/** A boot or an update. */
interface Ping extends Sent {
  source: 'apiBoot' | 'apiUpdate'
}

/** A tracked event. */
interface SentEvent extends Sent {
  name: string
  metadata: Attributes
}

/** An event as it reached Segment. */
interface SegmentEvent {
  type: string
  event?: string
  [key: string]: unknown
}

type Fields = Record<string, string>

/** All that reached the net, in order of arrival, and a way to wait for more. */
export class Recorder {
  readonly requests: RecordedRequest[] = []
  /** Hosts that a page asked for and the proxy refused. */
  readonly refused: string[] = []

  /** Boots and updates in the order in which they left the page. */
  pings(): Ping[] {
    return this.#intercom('/messenger/web/ping', (fields) => [
      { source: fields.source as Ping['source'] }
    ])
  }

  /** Tracked events in the order in which they left the page; one request can carry several. */
  events(): SentEvent[] {
    return this.#intercom('/messenger/web/events', (fields) => {
      const { data } = JSON.parse(fields.event_list!) as {
        data: { event_name: string; metadata?: Attributes }[]
      }
      return data.map(({ event_name: name, metadata = {} }) => ({ name, metadata }))
    })
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

  /** Settles with the first truthy value of the condition. A timeout rejects with the list of what did arrive. */
  waitFor<T>(condition: () => T, what = String(condition)): Promise<Truthy<T>> {
    return poll(async () => condition(), what).catch((error: unknown) => {
      throw new Error(`${(error as Error).message} ${this.#summary()}`)
    })
  }

  /** Parallel connections may deliver what left a page in another order. */
  #intercom<More>(path: string, read: (fields: Fields) => More[]): Array<Sent & More> {
    return this.requests
      .filter(
        (request) =>
          intercomHosts.includes(request.host) && request.path === path && request.method === 'POST'
      )
      .flatMap(({ host, body }) => {
        const fields = body as Fields
        return read(fields).map((more) => ({ ...toSent(host, fields), ...more }))
      })
      .sort((one, other) => one.sentAt - other.sentAt || one.sequence - other.sequence)
  }

  #summary() {
    const lines = this.requests.map(({ method, host, path, body }) =>
      `${method} ${host}${path} ${JSON.stringify(body) ?? ''}`.trim().slice(0, 300)
    )
    const refused = this.refused.map((host) => `refused: ${host}`)
    return ['What arrived:', ...lines, ...refused].join('\n  ')
  }
}

function toSent(host: string, fields: Fields): Sent {
  const { anonymous_id: _, ...userData } = JSON.parse(fields.user_data ?? '{}') as Attributes
  return {
    host,
    sentAt: Number(fields.sent_at),
    sequence: Number(fields.sequence),
    appId: fields.app_id ?? '',
    pageUrl: fields.referer ?? '',
    anonymousSession: fields.anonymous_session ?? '',
    userData
  }
}
