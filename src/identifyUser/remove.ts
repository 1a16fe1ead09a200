import type { Attributes } from '../client'
import type { Payload } from './fields'

/**
 * Marks the companies that the traits of `event` say the user leaves. The default mapping has no `remove`, and without it
 * Intercom adds the user to the company. Throws if the companies are no list, and what a getter of the event throws.
 */
export function markRemoved({ companies }: Payload, event: unknown): void {
  const { traits } = event as { traits?: { companies?: (Attributes | undefined)[] } }
  traits?.companies?.forEach((given, index) => {
    const company = (companies as Attributes[])[index]
    if (company && given?.remove === true && company.company_id === given.id) company.remove = true
  })
}
