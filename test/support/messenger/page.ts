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
export function mergedSettings(page: PageWindow, argument: unknown): Attributes {
  return {
    ...(isRecord(page.intercomSettings) ? page.intercomSettings : {}),
    ...(isRecord(argument) ? argument : {})
  }
}
