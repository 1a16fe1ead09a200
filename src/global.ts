// The order of these imports is that of the code in the file, and this one is 40 bytes smaller at gzip than another.
import { createFactory } from './runtime/factory'
import { runnable } from './destination/runnable'
import { setGlobal } from './messenger/globals'

/** The file that a page loads with a script element. It sets the global of the hosted bundle. */
setGlobal('intercomDestination', createFactory(runnable))
