import { generatePlugins } from '@segment/browser-destination-runtime/plugin'
import { destination } from '../../../src/destination'
import { type Candidate, doNothing, settings, toDispatch } from '../candidate'

/** Segment's own runtime, as its npm package has it. */
export const candidate: Candidate = (subscriptions) =>
  toDispatch(
    generatePlugins(
      { ...destination, initialize: async () => doNothing } as never,
      settings as never,
      subscriptions as never
    )
  )
