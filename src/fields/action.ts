import type { Context } from '@segment/analytics-next'
import type { Client } from '../session/client'
import type { Settings } from '../types'

/** What an action does with an event that one of its mappings matches. */
export type Perform<Payload> = (
  client: Client,
  data: { payload: Payload; settings: Settings; context: Context }
) => void
