import { either } from './directives'
import type { Fields } from './types'

/** The field for the launcher, in every action that updates the Messenger. */
export const launcherFields = {
  hide_default_launcher: {
    label: 'Hide Default Launcher',
    description:
      'Whether the button that opens the Messenger is hidden. False shows it even if it is hidden in Intercom.',
    type: 'boolean',
    default: either(
      '$.context.Intercom.hideDefaultLauncher',
      '$.context.Intercom.hide_default_launcher'
    )
  }
} as const satisfies Fields
