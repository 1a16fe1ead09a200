import { setGlobal } from './browser/globals'
import { runnable } from './destination/initialize'
import { createFactory } from './plugin/plugins'

/** The file that a page loads with a script element. It sets the same global as Segment's hosted bundle. */
setGlobal('intercomDestination', createFactory(runnable))
