import type { PayloadOf } from '../fields/types'
import type { Perform } from '../fields/action'
import { noteOn } from '../diagnostics'
import { forEvent } from '../session/client'
import { fields } from './fields'
import { toMetadata, toName } from './metadata'

/** What a mapping of Track Event gives. */
export type Payload = PayloadOf<typeof fields>

/** Sends the event to Intercom, as one of the user's. */
export const perform: Perform<Payload> = (client, { payload, settings, context }) => {
  const note = noteOn('trackEvent', context)
  const name = toName(payload.event_name, note)
  const metadata = toMetadata(payload, settings.richLinkProperties, note)
  if (name) forEvent(client, context)('trackEvent', name, metadata)
}

/** The action Track Event. */
export const trackEvent = {
  title: 'Track Event',
  description: 'Send an event that the user has done to Intercom.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields,
  perform
} as const
