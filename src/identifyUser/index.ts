import type { Perform } from '../fields/action'
import type { PayloadOf } from '../fields/types'
import { noteOn } from '../diagnostics'
import { forEvent } from '../session/client'
import { toLauncher } from '../messenger/launcher'
import { toUserAttributes } from './attributes'
import { fields } from './fields'

/** What a mapping of Identify User gives. */
export type Payload = PayloadOf<typeof fields>

/** Tells Intercom who the visitor is; without attributes, that the visitor looks at a page. */
export const perform: Perform<Payload> = (client, { payload, settings, context }) => {
  const note = noteOn('identifyUser', context)
  const launcher = toLauncher(payload.hide_default_launcher, settings.activator, note)
  forEvent(client, context)('update', { ...toUserAttributes(payload, note), ...launcher })
}

/** The action Identify User. */
export const identifyUser = {
  title: 'Identify User',
  description: 'Create or update the user in Intercom, and log a page view.',
  platform: 'web',
  defaultSubscription: 'type = "identify" or type = "page"',
  fields,
  perform
} as const
