import type { Attributes } from './page'

interface Sent {
  /** When it left the page, in milliseconds; with `sequence` the order of leaving. */
  sentAt: number
  sequence: number
  appId: string
  pageUrl: string
  /** The session cookie's value as the request left; empty before the first accepted ping. */
  anonymousSession: string
  /** The visitor's cookie, by which Intercom knows the browser again; empty for a new visitor. */
  anonymousId: string
  /** For a ping the identity and all attributes, for an event the identity alone. */
  userData: Attributes
}

/** A boot or an update that left the page. */
export interface Ping extends Sent {
  source: 'apiBoot' | 'apiUpdate'
}

/** A tracked event that left the page. */
export interface SentEvent extends Sent {
  name: string
  metadata: Attributes
}

type Fields = Record<string, string>

function sentOf(fields: Fields): Sent {
  const { anonymous_id: anonymousId, ...userData } = JSON.parse(
    fields.user_data ?? '{}'
  ) as Attributes
  return {
    sentAt: Number(fields.sent_at),
    sequence: Number(fields.sequence),
    appId: fields.app_id ?? '',
    pageUrl: fields.referer ?? '',
    anonymousSession: fields.anonymous_session ?? '',
    anonymousId: String(anonymousId ?? ''),
    userData
  }
}

/** Reads the body of POST /messenger/web/ping. */
export const decodePing = (fields: Fields): Ping => ({
  ...sentOf(fields),
  source: fields.source as Ping['source']
})

/** Reads the body of POST /messenger/web/events; one request can carry several events. */
export function decodeEvents(fields: Fields): SentEvent[] {
  const list = JSON.parse(fields.event_list ?? '{"data":[]}') as {
    data: Array<{ event_name: string; metadata?: Attributes }>
  }
  return list.data.map(({ event_name: name, metadata = {} }) => ({
    ...sentOf(fields),
    name,
    metadata
  }))
}

/** Orders what left a page by leaving, since parallel connections may deliver it otherwise. */
export const bySending = (one: Sent, other: Sent) =>
  one.sentAt - other.sentAt || one.sequence - other.sequence
