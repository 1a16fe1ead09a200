import type { Attributes } from './page'

/** The settings that steer the Messenger itself and are never stored on a contact. */
const messengerSettings: ReadonlySet<string> = new Set([
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
  'messenger_style_id',
  'disabled'
])

const identityKeys = ['user_id', 'email', 'user_hash']

/** The identity in some settings. Intercom ignores a null there. */
export const identityIn = (settings: Attributes): Attributes =>
  Object.fromEntries(
    identityKeys
      .filter((key) => settings[key] !== null && settings[key] !== undefined)
      .map((key) => [key, settings[key]])
  )

/** The attributes in some settings, with what a build takes for one that does not know the setting. */
export const attributesIn = (settings: Attributes, unknownSettings: string[] = []): Attributes =>
  Object.fromEntries(
    Object.entries(settings).filter(
      ([key, value]) =>
        value !== undefined &&
        !identityKeys.includes(key) &&
        (!messengerSettings.has(key) || unknownSettings.includes(key))
    )
  )
