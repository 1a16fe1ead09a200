import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { actions } from '../actions'
import { presets } from '../presets'
import type { Client } from '../session/client'
import type { Settings } from '../types'
import { runnable } from './runnable'
import { settings } from './settings'

/**
 * The destination as Segment's catalog describes it: settings, presets and actions with all their fields. It is the object
 * that the default factory runs, so that your tests can replace `initialize`. Bundlers drop the call if you don't import it.
 */
export const destination = /* @__PURE__ */ Object.assign(runnable, {
  slug: 'actions-intercom-web',
  mode: 'device',
  settings,
  presets,
  actions
} as const) satisfies BrowserDestinationDefinition<Settings, Client>
