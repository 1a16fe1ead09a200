import { createReporter } from '../report'
import { forEvent, type Perform } from '../client'
import { fields, type Payload } from './fields'
import { toMetadata, toName } from './metadata'

/** Sends the event to Intercom, as one of the user's. */
export const perform: Perform<Payload> = (client, { payload, settings, context }) => {
  const report = createReporter('trackEvent', context)
  const name = toName(payload.event_name, report)
  const metadata = toMetadata(payload, settings.richLinkProperties, report)
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
