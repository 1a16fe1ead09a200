import { createFactory } from './runtime/factory'
import { initialize } from './destination/initialize'
import { NAME } from './diagnostics'
import { perform as identifyCompany } from './identifyCompany'
import { perform as identifyUser } from './identifyUser'
import { setGlobal } from './messenger/page'
import { perform as trackEvent } from './trackEvent'

/**
 * The file that a page loads by a script element. Of the definition it holds just what runs: the labels and descriptions
 * of settings and fields are for Segment's app, and a fifth of what a visitor would download.
 */
setGlobal(
  'intercomDestination',
  createFactory({
    name: NAME,
    initialize,
    actions: {
      trackEvent: { perform: trackEvent },
      identifyUser: { perform: identifyUser },
      identifyCompany: { perform: identifyCompany }
    }
  })
)
