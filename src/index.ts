import { destination as definition } from './destination'
import { runnable } from './destination/initialize'
import { createFactory } from './plugin/plugins'
import { presets as startingPoints } from './presets'
import type { Destination, Preset } from './types'

export type {
  Action,
  ActionPlugin,
  Destination,
  DestinationEvent,
  Factory,
  Field,
  GetUserToken,
  Json,
  LoadOn,
  Options,
  Preset,
  Setting,
  Settings,
  Subscription
} from './types'

/** The destination as Segment's catalog describes it: settings, presets and actions with all their fields. */
export const destination: Destination = definition

/**
 * The subscriptions that a new connection starts with, with the defaults of all fields: Track Event, Identify User,
 * Identify Company.
 */
export const presets = startingPoints as [trackEvent: Preset, user: Preset, company: Preset]

/** The factory that `AnalyticsBrowser.load({ plugins: [intercomDestination] })` takes. */
const intercomDestination = createFactory(runnable)

export default intercomDestination
