/** What becomes of an event, or of a command of the page's own. */
export interface Fate {
  /** How many of its mappings may still send something. */
  open: number
  /** Undefined while it waits. */
  outcome?: 'sent' | 'dropped' | 'unmatched'
}

/**
 * Whether `outcome` is the one outcome of an event or a command, which it is from now on. What a mapping drops may still be sent by
 * another one.
 */
export function settles(fate: Fate, outcome: 'sent' | 'dropped'): boolean {
  if (outcome === 'dropped') fate.open -= 1
  if (fate.outcome || (outcome === 'dropped' && fate.open > 0)) return false
  fate.outcome = outcome
  return true
}
