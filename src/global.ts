import { setGlobal } from './browser/globals'
import { runnable } from './destination/initialize'
import { createFactory } from './plugin/plugins'

/** The file that a page loads with a script element. It sets the global of the hosted bundle. */
setGlobal('intercomDestination', createFactory(runnable))
