import { placeholdersIn } from '../model/placeholder'
import type { Row } from '../model/ways'

/**
 * How a key of the event fares: it waits for you to fill it in, something of it is sent, it is refused, it is not needed, or
 * it is not mapped.
 */
export type Fate = 'open' | 'sent' | 'unsent' | 'unused' | 'untaken'

/** How a key of the event fares on all of its ways. */
export function fateOf({ value, ways }: Pick<Row, 'value' | 'ways'>): Fate {
  if (placeholdersIn(value).length > 0) return 'open'
  if (ways.some(({ targets }) => targets.length > 0)) return 'sent'
  if (ways.some(({ reasons }) => reasons.length > 0)) return 'unsent'
  return ways.length > 0 ? 'unused' : 'untaken'
}
