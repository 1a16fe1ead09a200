import { actions } from './actions'
import type { Fields } from './attributes/fields'
import type { Preset } from './types'

const defaultsOf = (fields: Fields): Preset['mapping'] =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) =>
      'default' in field ? [[key, field.default]] : []
    )
  ) as Preset['mapping']

const toPresets = (all: typeof actions): Preset[] =>
  Object.entries(all).map(([partnerAction, { title, defaultSubscription, fields }]) => ({
    name: title,
    subscribe: defaultSubscription,
    partnerAction,
    enabled: true,
    mapping: defaultsOf(fields),
    type: 'automatic'
  }))

/** The subscriptions that a new connection starts with: one for each action, with the defaults of its fields. */
export const presets: Preset[] = /* @__PURE__ */ toPresets(actions)
