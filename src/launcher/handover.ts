import { find, type PageState } from './page'

// Whether Intercom's interface was there. If it is not any more, a shutdown has removed it, and only a boot brings it back.
let hasCome = false
// Whether it came without a launcher: the workspace or a mapping hides it.
let isHidden = false

/** Intercom's own launcher, before and after the Messenger has opened for the first time. */
export const findLauncher = (): HTMLElement | null =>
  find('.intercom-launcher,.intercom-launcher-frame')

/** Whether a launcher is missing: Intercom has not brought its own yet, and nobody hides it. */
export function isMissing(page: PageState): boolean {
  // It comes with Intercom's first answer, and has the launcher in it.
  const isThere = !!find('.intercom-lightweight-app,#intercom-container')
  if (isThere) isHidden = !findLauncher()
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
