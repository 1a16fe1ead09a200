import { createReporter } from '../report'
import { forEvent, type Perform } from '../client'
import { toUserAttributes } from './attributes'
import { fields, type Payload } from './fields'
import { addOptions } from './options'
import { markRemoved } from './remove'

/** Tells Intercom who the visitor is. Without attributes, Intercom takes it for a page view. */
export const perform: Perform<Payload> = (client, data) => {
  const { context, payload } = data
  try {
    addOptions(payload, context.event)
    markRemoved(payload, context.event)
  } catch {
    // The rest of the payload is sent.
  }
  const report = createReporter('identifyUser', context, data)
  forEvent(client, context)('update', toUserAttributes(payload, report))
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
