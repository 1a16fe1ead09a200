import { identifyCompany, perform as performIdentifyCompany } from './identifyCompany'
import { identifyUser, perform as performIdentifyUser } from './identifyUser'
import { perform as performTrackEvent, trackEvent } from './trackEvent'
import type { ActionKey } from './types'

/** What runs of each action, by its key. A visitor downloads nothing else of them. */
export const runnableActions = {
  trackEvent: { perform: performTrackEvent },
  identifyUser: { perform: performIdentifyUser },
  identifyCompany: { perform: performIdentifyCompany }
} satisfies Record<ActionKey, object>

/** Each action as the Segment app reads it, with its labels and fields. */
export const actions = { trackEvent, identifyUser, identifyCompany } satisfies Record<
  ActionKey,
  object
>
