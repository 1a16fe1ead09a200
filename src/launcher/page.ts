/** What of the page the launcher follows: settings of the Messenger, and its stub. */
export interface PageState {
  alignment?: string
  horizontal_padding?: number
  vertical_padding?: number
  z_index?: number
  action_color?: string
  background_color?: string
  hide_default_launcher?: boolean
  custom_launcher_selector?: string
  disabled?: boolean
  /** What waits in a stub. The real Messenger has none. */
  q?: ([name: string, settings?: PageState] | null)[]
  /** Intercom's script could not be loaded. */
  failed?: boolean
}

let queued: PageState = {}

/**
 * The settings as Intercom merges them: those of the page, and those of the commands in a stub. The Messenger that takes the
 * stub over keeps them, and tells nobody. Only a boot and an update have an object in that place.
 */
export function readPage(): PageState {
  try {
    const { intercomSettings, Intercom } = window as unknown as Record<
      string,
      PageState | undefined
    >
    if (Intercom?.q)
      queued = Object.assign({}, ...Intercom.q.map((command) => command?.[1])) as PageState
    return { ...intercomSettings, ...queued, ...Intercom }
  } catch {
    // The page can have put anything there.
    return queued
  }
}

/** The first element of the page for `selector`. */
export const find = (selector: string): HTMLElement | null => document.querySelector(selector)

// On phones, Intercom ignores the paddings.
const toPadding = (padding: unknown): number =>
  /iphone|ipad|android/i.test(navigator.userAgent)
    ? 20
    : Math.max(parseFloat(padding as string) || 0, 20)

/** The place of Intercom's launcher and its color. */
export const toStyle = (page: PageState): string => {
  const isLeft = page.alignment === 'left'
  return (
    // What the launcher says begins at its side.
    `all:initial;position:fixed;${isLeft ? 'direction:ltr;left' : 'direction:rtl;right'}:${toPadding(page.horizontal_padding)}px;` +
    `bottom:${toPadding(page.vertical_padding)}px;z-index:${page.z_index ?? 2147483003};` +
    `color:${page.action_color || page.background_color || '#0071b2'}`
  )
}
