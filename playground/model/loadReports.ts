import { toMappings } from '../../src/plugin/mappings'
import { onReport } from '../../src/report'
import type { Subscription } from '../../src/types'
import { actionKeys } from './setup'

/** What the plugin says of a subscription when it loads: what can never work, and the fields that it leaves out. */
export interface LoadReports {
  /** Why the subscription can never work; undefined if it can. */
  reason?: string
  /** The fields that are left out, with the reason of each. */
  fields: { key: string; reason: string }[]
}

/** Gives a subscription to the plugin's own code, and collects what that reports. */
export function loadReports(subscription: Subscription): LoadReports {
  const fields: LoadReports['fields'] = []
  const before = onReport((event) => {
    if (event.type === 'dropped') fields.push({ key: event.key, reason: event.reason })
  })
  try {
    const mappings = toMappings([subscription], actionKeys)
    const works = [...mappings.values()].some((usable) => usable.length > 0)
    // Its last report is about the subscription as a whole.
    const reason = works ? undefined : fields.pop()?.reason
    return { fields, ...(reason !== undefined && { reason }) }
  } finally {
    onReport(before)
  }
}
