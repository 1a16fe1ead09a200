import { createReporter } from '../report'
import { forEvent, type Perform } from '../client'
import { fields, type Payload } from './fields'
import { toMetadata, toName } from './metadata'

/** Sends the event to Intercom, as one of the user's. An event without a name is not sent. */
export const perform: Perform<Payload> = (client, data) => {
  const { payload, settings, context } = data
  const report = createReporter('trackEvent', context, data)
  const name = toName(payload.event_name, report)
  const metadata = toMetadata(payload, settings.richLinkProperties, report)
  if (name) forEvent(client, context)('trackEvent', name, metadata)
}

/** The action Track Event. */
export const trackEvent = {
  title: 'Track Event',
  description: "Send a user's event to Intercom.",
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields,
  perform
} as const
