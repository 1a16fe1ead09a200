import { toLiteral } from './literal'
import { type Mapping, toSubscription } from './setup'

/** Mappings as the `subscriptions` block of the README, to be given to the factory. */
export const toCodeBlock = (mappings: Mapping[]): string =>
  `subscriptions: ${toLiteral(mappings.filter(({ problem }) => !problem).map(toSubscription))}`
