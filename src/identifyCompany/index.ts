import { toCompany } from '../attributes/company'
import { createReporter } from '../report'
import { forEvent, type Perform } from '../client'
import { toFlat } from '../values/flat'
import { fields, type Payload } from './fields'

/** Tells Intercom which company the user belongs to. Sends nothing if there is nothing to tell. */
export const perform: Perform<Payload> = (client, data) => {
  const { context } = data
  const report = createReporter('identifyCompany', context, data)
  const { company: given, ...others } = data.payload
  const company = toCompany(given, 'company', report)
  const launcher = toFlat(others, undefined, report)
  if (company || 'hide_default_launcher' in launcher)
    forEvent(client, context)('update', { ...(company && { company }), ...launcher })
  else report('company', 'not sent: no company.')
}

/** The action Identify Company. */
export const identifyCompany = {
  title: 'Identify Company',
  description: 'Create or update the company of the user in Intercom.',
  platform: 'web',
  defaultSubscription: 'type = "group"',
  fields,
  perform
} as const
