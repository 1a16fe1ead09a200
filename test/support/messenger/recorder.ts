import { decodeEvents, decodePing, type Ping, type SentEvent } from './decode'
import type { Send } from './options'

/** Stands in for Intercom's servers if there is no network, in jsdom. */
export interface SendRecorder {
  send: Send
  /** What the servers answer; 403 is what a failed identity verification gets. */
  status: number
  urls: string[]
  pings: Ping[]
  events: SentEvent[]
}

/** Makes a recorder to pass as the option `send`; it answers 200 until `status` is set. */
export function recordSends(): SendRecorder {
  const recorder: SendRecorder = {
    status: 200,
    urls: [],
    pings: [],
    events: [],
    send: (url, body) => {
      const fields = Object.fromEntries(body)
      recorder.urls.push(url)
      if (url.endsWith('/ping')) recorder.pings.push(decodePing(fields))
      if (url.endsWith('/events')) recorder.events.push(...decodeEvents(fields))
      return Promise.resolve({ status: recorder.status })
    }
  }
  return recorder
}
