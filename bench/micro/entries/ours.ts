import { destination } from '../../../src/destination'
import { toPlugins } from '../../../src/plugin/plugins'
import { type Candidate, doNothing, settings, toDispatch } from '../candidate'

/** This project's runtime. */
export const candidate: Candidate = (subscriptions) =>
  toDispatch(
    toPlugins({ ...destination, initialize: async () => doNothing }, settings, subscriptions)
  )
