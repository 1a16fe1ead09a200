import type { Context } from '@segment/analytics-next'
import type { Settings } from './types'

/** The keys that prove who a user is. https://www.intercom.com/help/en/articles/10589769 */
export const PROOF_KEYS = ['user_hash', 'intercom_user_jwt']

/** The keys that nobody else may read: those, and the user's tokens for your own services. */
export const SECRET_KEYS = [...PROOF_KEYS, 'auth_tokens']

/** The keys that say who a user is, and the secret ones. */
export const IDENTITY_KEYS = ['user_id', 'email', ...SECRET_KEYS]

/**
 * The keys of `boot`, `update` and `window.intercomSettings` that set up the Messenger and say nothing of the visitor.
 * https://developers.intercom.com/installing-intercom/web/attributes-objects
 */
export const MESSENGER_SETTINGS = [
  'app_id',
  'api_base',
  'installation_type',
  'custom_launcher_selector',
  'alignment',
  'vertical_padding',
  'horizontal_padding',
  'z_index',
  'hide_default_launcher',
  'hide_notifications',
  'theme_mode',
  'session_duration',
  'action_color',
  'background_color',
  'link_color',
  'cookie_domain',
  'widget',
  'messenger_style_id'
]

/** A command as Intercom's function and its queue take it: its name, then its arguments. */
export type Command = [name: string, ...args: unknown[]]

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
  /** Gives the same function for the commands of one event, so that they go to the person who caused it. */
  forEvent?: (context: Context) => Send
}

/** Makes the client of actions that hand their commands to `call`. */
export const toClient = (call: (command: Command, context?: Context) => void): Client => {
  const forEvent =
    (context?: Context): Send =>
    (...command: Command) =>
      call(command, context)
  return Object.assign(forEvent(), { forEvent })
}

/** The Intercom function for the commands of one event. A bare function, as tests pass it, is its own. */
export const forEvent = (client: Client, context: Context): Send =>
  client.forEvent?.(context) ?? client

/** What an action does with an event that one of its mappings matches. Only our own runtime knows the mapping's name. */
export type Perform<Payload> = (
  client: Client,
  data: {
    payload: Payload
    settings: Settings
    context: Context
    mapping?: Record<string, unknown>
    name?: string
  }
) => void
