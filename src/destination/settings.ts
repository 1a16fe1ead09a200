import type { GlobalSetting } from '@segment/actions-core'
import { DEFAULT_ACTIVATOR } from '../browser/launcherClicks'
import type { Settings } from '../types'

/** Where Intercom keeps the data of a workspace. https://www.intercom.com/help/en/articles/9721061 */
export const DEFAULT_API_BASE = 'https://api-iam.intercom.io'

/** The settings that the customer edits in the Segment app. */
export const settings = {
  appId: {
    label: 'App ID',
    description: 'The ID of your Intercom workspace: Settings, Installation, in Intercom.',
    type: 'string',
    required: true
  },
  activator: {
    label: 'Custom Inbox Button Selector',
    description:
      "A CSS selector. A click on an element that it matches opens the Messenger. Keep the default to use Intercom's own launcher.",
    type: 'string',
    required: false,
    default: DEFAULT_ACTIVATOR
  },
  richLinkProperties: {
    label: 'Rich Link Properties',
    description:
      'The names of event properties that hold a rich link, { url, value }. They are sent whole.',
    type: 'string',
    required: false,
    multiple: true
  },
  apiBase: {
    label: 'Regional Data Hosting',
    description: 'The region that your Intercom workspace keeps its data in.',
    type: 'string',
    required: false,
    choices: [
      { label: 'US', value: DEFAULT_API_BASE },
      { label: 'EU', value: 'https://api-iam.eu.intercom.io' },
      { label: 'Australia', value: 'https://api-iam.au.intercom.io' }
    ],
    default: DEFAULT_API_BASE
  },
  shutdownOnReset: {
    label: 'Log Out On Reset',
    description:
      'Whether analytics.reset() ends the Intercom session too, so that the next person at the same browser sees none of the conversations of the last one.',
    type: 'boolean',
    required: false,
    default: true
  },
  loadOn: {
    label: 'Load On',
    description:
      "When Intercom's script is loaded: after the page's load event, in the first idle moment after it, after the visitor's first interaction, or once the visitor is identified.",
    type: 'string',
    required: false,
    choices: [
      { label: 'Page load', value: 'load' },
      { label: 'Idle', value: 'idle' },
      { label: 'Interaction', value: 'interaction' },
      { label: 'Identify', value: 'identify' }
    ],
    default: 'load'
  },
  debug: {
    label: 'Debug',
    description: "Whether the browser's console shows each message, and a line for each event.",
    type: 'boolean',
    required: false,
    default: false
  }
} as const satisfies Record<Exclude<keyof Settings, 'getUserToken'>, GlobalSetting>
