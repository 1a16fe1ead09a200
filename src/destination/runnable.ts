import { runnableActions } from '../actions'
import { NAME } from '../diagnostics'
import { initialize } from './initialize'

/** The part of the definition that runs in the browser. */
export const runnable = { name: NAME, initialize, actions: runnableActions }
