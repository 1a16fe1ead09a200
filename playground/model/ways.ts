import type { Target } from './changes'
import type { Explanation } from './explain'
import type { Loss } from './limits'
import type { Keys } from './pointer'

/** One way that a value takes: through a field of a mapping, to parts of an Intercom call. */
export interface Way {
  mapping: string
  /** The mapping's name. */
  name: string
  field: string
  /** What the field is called. */
  label: string
  targets: Target[]
  /** Why the value, or a part of it, is not sent. */
  reasons: string[]
  /** The fields whose value goes in place of this one. */
  insteadOf: string[]
}

/** A key of the event, and what becomes of its value. */
export interface Row {
  id: string
  keys: Keys
  value: unknown
  ways: Way[]
  /** Whether Analytics.js has filled it in, because the call has nothing there. */
  isFilledIn: boolean
}

/** What becomes of an event: its keys, and what each mapping makes of it. */
export interface Flow {
  rows: Row[]
  /** The values that mappings have fixed: no key of the event leads to them. */
  fixed: Way[]
  explanations: Explanation[]
  /** What Intercom does not keep of the calls of a mapping. */
  losses: Map<string, Loss[]>
  /** How many keys are not followed, because there are too many. */
  left: number
}
