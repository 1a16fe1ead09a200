import type { Fields } from '../attributes/fields'

/** The fields of Track Event. */
export const fields = {
  event_name: {
    label: 'Event Name',
    description: 'The name that the event has in Intercom.',
    type: 'string',
    required: true,
    default: { '@path': '$.event' }
  },
  revenue: {
    label: 'Revenue',
    description:
      'The amount of money in the event, in units and not in cents: 19.99. Intercom shows it as the price of the event. Zero and negative amounts stay in the metadata.',
    type: 'number',
    default: { '@path': '$.properties.revenue' }
  },
  currency: {
    label: 'Currency',
    description: 'The currency of Revenue as a three-letter code. USD if it is missing.',
    type: 'string',
    default: { '@path': '$.properties.currency' }
  },
  event_metadata: {
    label: 'Event Metadata',
    description:
      'What else Intercom keeps of the event. Text, numbers, booleans and dates; nested values are left out, but for those under a Rich Link Property.',
    type: 'object',
    default: { '@path': '$.properties' }
  }
} as const satisfies Fields

/** What `perform` gets. The browser never checks a mapping, so each value can be anything. */
export type Payload = Partial<Record<keyof typeof fields, unknown>>
