/** Plain data under string keys: settings, attributes, metadata. */
export type Attributes = Record<string, unknown>

/** The window that the double lives in, with the two globals that a page shares with Intercom. */
export type PageWindow = Window &
  typeof globalThis & { Intercom?: unknown; intercomSettings?: unknown }

/** True for anything that has keys of its own to read. */
export const isRecord = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null

const recordOf = (value: unknown): Attributes => (isRecord(value) ? value : {})

/**
 * What a `boot` or `update` means: Intercom merges each argument over `window.intercomSettings`,
 * and reads that global anew every time.
 */
export const mergedSettings = (page: PageWindow, argument?: unknown): Attributes => ({
  ...recordOf(page.intercomSettings),
  ...recordOf(argument)
})

// They steer the Messenger itself and are never stored on a contact.
const messengerSettings =
  'app_id api_base installation_type custom_launcher_selector alignment vertical_padding horizontal_padding ' +
  'z_index hide_default_launcher hide_notifications theme_mode session_duration action_color background_color ' +
  'link_color cookie_domain widget messenger_style_id disabled'

const identityKeys = ['user_id', 'email', 'user_hash']

const noAttributes = [...identityKeys, ...messengerSettings.split(' ')]

/** The identity in some settings. Intercom ignores a null there. */
export const identityIn = (settings: Attributes): Attributes =>
  Object.fromEntries(
    identityKeys.flatMap((key) => {
      const value = settings[key]
      return value === null || value === undefined ? [] : [[key, value]]
    })
  )

/** The attributes in some settings. JSON drops those that are undefined. */
export const attributesIn = (settings: Attributes): Attributes =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => !noAttributes.includes(key)))

/** The selector of a page's own launcher, from the setting of today or the older `widget`. */
export function activatorSelector(settings: Attributes): string | undefined {
  const selector = settings.custom_launcher_selector ?? recordOf(settings.widget).activator
  // Segment's and Intercom's default for the older setting means "no custom launcher".
  return typeof selector === 'string' && selector !== '#IntercomDefaultWidget'
    ? selector
    : undefined
}

/** Sends something to Intercom and settles with the answer: status 0 and an empty body if there was none. */
export type Post = (
  path: string,
  fields: Record<string, string>
) => Promise<{ status: number; body: Attributes }>

/** What leaves the page for Intercom. */
export function createPost(page: PageWindow): Post {
  // Read once, here: as an argument of `boot` it is ignored.
  const { api_base: apiBase = 'https://api-iam.intercom.io' } = mergedSettings(page)
  let sequence = 0
  return async (path, fields) => {
    // Parallel connections can deliver out of order: the stamp lets a recorder restore it.
    const sentAt = String(page.performance.timeOrigin + page.performance.now())
    const stamp = { sent_at: sentAt, sequence: String(sequence++) }
    const body = new URLSearchParams({ ...fields, ...stamp })
    try {
      const answer = await page.fetch(String(apiBase) + path, { method: 'POST', body })
      return { status: answer.status, body: recordOf(await answer.json().catch(() => undefined)) }
    } catch {
      return { status: 0, body: {} }
    }
  }
}
