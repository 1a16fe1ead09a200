import type { Fields } from './fields/types'
import { identifyCompany } from './identifyCompany'
import { identifyUser } from './identifyUser'
import { trackEvent } from './trackEvent'
import type { Preset } from './types'

const defaultsOf = (fields: Fields): Preset['mapping'] =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) =>
      'default' in field ? [[key, field.default]] : []
    )
  ) as Preset['mapping']

const preset = (
  partnerAction: string,
  action: { title: string; defaultSubscription: string; fields: Fields }
): Preset => ({
  name: action.title,
  subscribe: action.defaultSubscription,
  partnerAction,
  enabled: true,
  mapping: defaultsOf(action.fields),
  type: 'automatic'
})

/** The subscriptions that a new connection starts with: one per action, with the defaults of its fields. */
export const presets: Preset[] = [
  preset('trackEvent', trackEvent),
  preset('identifyUser', identifyUser),
  preset('identifyCompany', identifyCompany)
]
