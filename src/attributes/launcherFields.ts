import type { InputField } from './fields'

/** The field for the launcher, in every action that updates the Messenger. */
export const hideDefaultLauncher = {
  label: 'Hide Default Launcher',
  description:
    'Whether the button that opens the Messenger is hidden. False shows it even if it is hidden in Intercom.',
  type: 'boolean',
  default: {
    '@if': {
      exists: { '@path': '$.context.Intercom.hideDefaultLauncher' },
      then: { '@path': '$.context.Intercom.hideDefaultLauncher' },
      else: { '@path': '$.context.Intercom.hide_default_launcher' }
    }
  }
} as const satisfies InputField
