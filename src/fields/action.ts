import type { BrowserActionDefinition } from '@segment/browser-destination-runtime/types'
import type { Client } from '../session/client'
import type { Settings } from '../destination/settings'

/** What an action does with an event that one of its mappings matches. */
export type Perform<Payload> = BrowserActionDefinition<Settings, Client, Payload>['perform']
