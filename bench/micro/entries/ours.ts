import { destination } from '../../../src/destination'
import { toPlugins } from '../../../src/plugin/plugins'
import type { Candidate } from '../candidate'
import { doNothing, settings, toDispatch } from './plugins'

/** This project's runtime. */
export const candidate: Candidate = (subscriptions) =>
  toDispatch(
    toPlugins({ ...destination, initialize: async () => doNothing }, settings, subscriptions)
  )
