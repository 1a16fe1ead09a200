import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { NAME } from '../diagnostics'
import { identifyCompany } from '../identifyCompany'
import { identifyUser } from '../identifyUser'
import type { Client } from '../session/client'
import { presets } from '../presets'
import { trackEvent } from '../trackEvent'
import { initialize } from './initialize'
import type { Settings } from '../types'
import { settings } from './settings'

/** The destination as Segment's catalog describes it: settings, presets and actions with all their fields. */
export const destination = {
  name: NAME,
  slug: 'actions-intercom-web',
  mode: 'device',
  settings,
  presets,
  initialize,
  actions: { trackEvent, identifyUser, identifyCompany }
} satisfies BrowserDestinationDefinition<Settings, Client>
