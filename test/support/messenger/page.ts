/** Plain data under string keys: settings, attributes, metadata. */
export type Attributes = Record<string, unknown>

/** The window that the double lives in, with the two globals that a page shares with Intercom. */
export type PageWindow = Window &
  typeof globalThis & { Intercom?: unknown; intercomSettings?: unknown }

/** True for anything that has keys of its own to read. */
export const isRecord = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null

/**
 * What a `boot` or `update` means: Intercom merges each argument over `window.intercomSettings`,
 * and reads that global anew every time.
 */
export const mergedSettings = (page: PageWindow, argument: unknown): Attributes => ({
  ...(isRecord(page.intercomSettings) ? page.intercomSettings : {}),
  ...(isRecord(argument) ? argument : {})
})

/** The settings that steer the Messenger itself and are never stored on a contact. */
const messengerSettings = [
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
]

const identityKeys = ['user_id', 'email', 'user_hash']

const pick = (settings: Attributes, isKept: (key: string, value: unknown) => boolean): Attributes =>
  Object.fromEntries(Object.entries(settings).filter(([key, value]) => isKept(key, value)))

/** The identity in some settings. Intercom ignores a null there. */
export const identityIn = (settings: Attributes): Attributes =>
  pick(
    settings,
    (key, value) => identityKeys.includes(key) && value !== null && value !== undefined
  )

/** The attributes in some settings. */
export const attributesIn = (settings: Attributes): Attributes =>
  pick(
    settings,
    (key, value) => value !== undefined && ![...identityKeys, ...messengerSettings].includes(key)
  )

/** The selector of a page's own launcher, from the setting of today or the older `widget`. */
export function activatorSelector(settings: Attributes): string | undefined {
  const older = isRecord(settings.widget) ? settings.widget.activator : undefined
  const selector = settings.custom_launcher_selector ?? older
  // Segment's and Intercom's default for the older setting means "no custom launcher".
  return typeof selector === 'string' && selector !== '#IntercomDefaultWidget'
    ? selector
    : undefined
}
