import { type Mapping, toMappings } from '../plugin/mappings'
import { onReport } from '../report'
import type { ActionKey, Subscription } from '../types'

const ACTIONS: ActionKey[] = ['trackEvent', 'identifyUser', 'identifyCompany']

/** What the plugin makes of a subscription when it loads. */
export interface ReadSubscription {
  /** Undefined if it never runs. */
  mapping?: Mapping
  /** Why it never runs. */
  reason?: string
  /** The fields that are left out, with the reason of each. */
  leftOut: { key: string; reason: string }[]
}

/** Gives a subscription to the plugin's own code, and collects what that reports. */
export function readSubscription(subscription: Subscription): ReadSubscription {
  const leftOut: ReadSubscription['leftOut'] = []
  const before = onReport((event) => {
    if ('reason' in event) leftOut.push({ key: event.key, reason: event.reason })
  })
  const [mapping] = toMappings([subscription], ACTIONS)[subscription.partnerAction] ?? []
  onReport(before)
  if (mapping) return { mapping, leftOut }
  // The last report is about the subscription as a whole.
  const { reason = 'skipped.' } = leftOut.pop() ?? {}
  return { reason, leftOut }
}
