import type { Attributes } from './page'

/** The settings that steer the Messenger itself and are never stored on a contact. */
export const messengerSettings: ReadonlySet<string> = new Set([
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
])

const identityKeys = ['user_id', 'email', 'user_hash']

/**
 * The `user_data` of a request. `identity` is the session's memory: it is completed here and
 * goes out with every request, which is why an `update` to another user keeps the first one's email.
 */
export function userData(settings: Attributes, identity: Attributes): Attributes {
  for (const key of identityKeys) {
    if (settings[key] !== null && settings[key] !== undefined) identity[key] = settings[key]
  }
  const attributes = Object.entries(settings).filter(
    ([key]) => !messengerSettings.has(key) && !identityKeys.includes(key)
  )
  return { ...identity, ...Object.fromEntries(attributes) }
}
