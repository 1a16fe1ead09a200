import { runnable } from './destination/runnable'
import { setGlobal } from './messenger/globals'
import { createFactory } from './runtime/factory'

/** The file that a page loads with a script element. It sets the global of the hosted bundle. */
setGlobal('intercomDestination', createFactory(runnable))
