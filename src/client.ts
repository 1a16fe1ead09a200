import type { Context } from '@segment/analytics-next'
import type { Settings } from './types'

/** A command as Intercom's function and its queue take it: its name, then its arguments. */
export type Command = [name: string, ...args: unknown[]]

/** The keys that prove who a user is. https://www.intercom.com/help/en/articles/10589769 */
export const SECRET_KEYS = ['user_hash', 'intercom_user_jwt']

/** The keys that say who a user is, and those that prove it. */
export const IDENTITY_KEYS = ['user_id', 'email', ...SECRET_KEYS]

/** Attributes of a contact and settings of the Messenger: what `boot` and `update` take. */
export type Attributes = Record<string, unknown>

/** What `trackEvent` keeps of an event. */
export type Metadata = Record<string, unknown>

/**
 * The part of the Intercom function that actions call.
 * https://developers.intercom.com/installing-intercom/web/methods
 */
export interface Send {
  (command: 'update', attributes: Attributes): void
  (command: 'trackEvent', name: string, metadata: Metadata): void
}

/** What every action gets: the Intercom function, behind the session of this page. */
export interface Client extends Send {
  /** The same function for the commands of one event, so that they go to the person it was called for. */
  forEvent?: (context: Context) => Send
}

/** The Intercom function for the commands of one event: `client` itself if it is a bare function. */
export const forEvent = (client: Client, context: Context): Send =>
  client.forEvent?.(context) ?? client

/** What an action does with an event that one of its mappings matches. */
export type Perform<Payload> = (
  client: Client,
  data: { payload: Payload; settings: Settings; context: Context }
) => void
