import { toCompany } from '../attributes/company'
import type { Perform } from '../fields/action'
import type { PayloadOf } from '../fields/types'
import { noteOn } from '../diagnostics'
import { forEvent } from '../session/client'
import { toLauncher } from '../messenger/launcher'
import { fields } from './fields'

/** What a mapping of Identify Company gives. */
export type Payload = PayloadOf<typeof fields>

/** Tells Intercom which company the user belongs to. */
export const perform: Perform<Payload> = (client, { payload, settings, context }) => {
  const note = noteOn('identifyCompany', context)
  const company = toCompany(payload.company, 'company', note)
  const launcher = toLauncher(payload.hide_default_launcher, settings.activator, note)
  if (company || 'hide_default_launcher' in launcher)
    forEvent(client, context)('update', { ...(company && { company }), ...launcher })
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
