import { toFactory } from './destination/factory'
import { initialize } from './destination/initialize'
import { NAME } from './diagnostics'
import { perform as identifyCompany } from './identifyCompany'
import { perform as identifyUser } from './identifyUser'
import { perform as trackEvent } from './trackEvent'

/**
 * The factory as a script puts it at `window.intercomDestination`: of the definition, just what runs. The labels and
 * descriptions of settings and fields are for Segment's app, and a fifth of what a visitor would download.
 */
const intercomDestination = toFactory({
  name: NAME,
  initialize,
  actions: {
    trackEvent: { perform: trackEvent },
    identifyUser: { perform: identifyUser },
    identifyCompany: { perform: identifyCompany }
  }
})

export default intercomDestination
