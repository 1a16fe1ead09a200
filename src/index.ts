import { destination } from './destination'
import { toFactory } from './destination/factory'

export type { Factory, Options } from './destination/factory'
export type { Settings } from './destination/settings'
export { destination }
export { presets } from './presets'

/** The factory that `AnalyticsBrowser.load({ plugins: [intercomDestination] })` takes. */
const intercomDestination = toFactory(destination)

export default intercomDestination
