import type { Context } from '@segment/analytics-next'

/** Attributes of a contact and settings of the Messenger: what `boot` and `update` take. */
export type Attributes = Record<string, unknown>

/** What `trackEvent` keeps of an event. */
export type Metadata = Record<string, unknown>

/**
 * The part of the Intercom function that this plugin calls.
 * https://developers.intercom.com/installing-intercom/web/methods
 */
export interface Intercom {
  (command: 'update', attributes: Attributes): void
  (command: 'trackEvent', name: string, metadata: Metadata): void
}

/** What every action gets: the Intercom function, as the session of this page lets commands through. */
export interface Client extends Intercom {
  /** The same function for the commands of one event, so that they go to the person it was called for. */
  forEvent?: (context: Context) => Intercom
}

/** The Intercom function for the commands of one event: `client` itself if it is a bare function. */
export const forEvent = (client: Client, context: Context): Intercom =>
  client.forEvent?.(context) ?? client
