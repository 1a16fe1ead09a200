import { destination as definition } from './destination'
import { toFactory } from './destination/factory'
import { presets as startingPoints } from './presets'
import type { Destination, Factory, Preset } from './types'

export type {
  Action,
  Destination,
  Factory,
  Field,
  Json,
  Options,
  Plugin,
  Preset,
  Setting,
  Settings,
  Subscription
} from './types'

/** The destination as Segment's catalog describes it: settings, presets and actions with all their fields. */
export const destination = definition as Destination

/** The subscriptions that a new connection starts with: one per action, with the defaults of its fields. */
export const presets: Preset[] = startingPoints

/** The factory that `AnalyticsBrowser.load({ plugins: [intercomDestination] })` takes. */
const intercomDestination = toFactory(definition) as Factory

export default intercomDestination
