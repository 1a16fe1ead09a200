import { find, type PageState } from './page'

// Intercom's launcher comes a moment after its interface.
const MAX_BARE_MS = 1000

// Whether Intercom's launcher was there. If it is not any more, a shutdown has removed it, and only a boot brings it back.
let hasCome = false
// Whether the interface is there without one: the workspace or a mapping hides it.
let isHidden = false
let bareAt = 0

/** Intercom's launcher, in its first form or in that of the whole Messenger. */
export const findLauncher = (): HTMLElement | null =>
  find('.intercom-launcher,.intercom-launcher-frame')

/** What has the launcher in it. It comes with Intercom's first answer. */
export const findInterface = (): HTMLElement | null =>
  find('.intercom-lightweight-app,#intercom-container')

/** Whether a launcher is missing: Intercom has not brought its own yet, and nobody hides it. */
export function isMissing(page: PageState): boolean {
  const isThere = !!findLauncher()
  bareAt = isThere || !findInterface() ? 0 : bareAt || Date.now()
  isHidden = !isThere && (isHidden || (bareAt > 0 && Date.now() > bareAt + MAX_BARE_MS))
  // A page that swaps its body takes the frame, and leaves a function behind that talks to nobody.
  hasCome = isThere || (hasCome && !page.q && !!find('#intercom-frame'))
  return !(
    hasCome ||
    isHidden ||
    page.disabled ||
    page.hide_default_launcher ||
    page.custom_launcher_selector
  )
}
