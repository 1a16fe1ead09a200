import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { actions } from '../actions'
import { presets } from '../presets'
import type { Client } from '../client'
import type { Settings } from '../types'
import { runnable } from './initialize'
import { settings } from './settings'

/**
 * The destination as Segment's catalog describes it: settings, presets and actions with all their fields. It extends
 * `runnable` in place, so that `jest.spyOn(destination, 'initialize')` reaches the factory that the package exports.
 */
export const destination = /* @__PURE__ */ Object.assign(runnable, {
  slug: 'actions-intercom-web',
  mode: 'device',
  settings,
  presets,
  actions
} as const) satisfies BrowserDestinationDefinition<Settings, Client>
