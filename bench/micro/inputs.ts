import { presets, type Subscription } from '../../src'
import type { BenchEvent } from './candidate'

// What Analytics.js puts into every event by itself.
const context = () => ({
  page: {
    path: '/checkout/done',
    referrer: 'https://shop.example/checkout',
    search: '?utm_source=newsletter',
    title: 'Thank you',
    url: 'https://shop.example/checkout/done?utm_source=newsletter'
  },
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36',
  userAgentData: { brands: [{ brand: 'Chromium', version: '143' }], mobile: false },
  locale: 'en-GB',
  timezone: 'Europe/Berlin',
  library: { name: 'analytics.js', version: 'npm:next-1.84.3' },
  campaign: { source: 'newsletter', medium: 'email' }
})

const event = (type: BenchEvent['type'], more: object): BenchEvent => ({
  type,
  messageId: `ajs-next-1700000000000-${type}`,
  anonymousId: '5a1f9d9c-3f6e-4a53-8f0e-0f6c3e5b8a11',
  userId: 'user-1',
  timestamp: new Date(1_700_000_000_000),
  integrations: {},
  context: context(),
  ...more
})

const company = (index: number) => ({
  id: `company-${index}`,
  name: `Company ${index}`,
  plan: 'pro',
  size: 40 + index,
  website: `https://company-${index}.example`,
  industry: 'Retail',
  monthly_spend: 1200,
  createdAt: '2021-05-06T07:08:09Z'
})

/** As many companies as asked for, each with all that the presets map. */
export const companies = (count: number) =>
  Array.from({ length: count }, (_, index) => company(index))

/** An event `Order Completed` with `count` properties of its own beside revenue and currency. */
export const track = (count = 8): BenchEvent =>
  event('track', {
    event: 'Order Completed',
    properties: {
      revenue: 129.95,
      currency: 'EUR',
      ...Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `property_${index}`,
          [`text ${index}`, index, index % 2 === 0][index % 3]
        ])
      )
    }
  })

/** An identify call with `count` companies. */
export const identify = (count = 2): BenchEvent =>
  event('identify', {
    traits: {
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      phone: '+44 20 7946 0000',
      avatar: 'https://images.example/ada.png',
      createdAt: '2020-01-02T03:04:05Z',
      company: company(0),
      companies: companies(count)
    }
  })

/** A group call. */
export const group = (): BenchEvent => event('group', { groupId: 'company-1', traits: company(1) })

/** A page view. */
export const page = (): BenchEvent =>
  event('page', { name: 'Checkout', category: 'Shop', properties: context().page })

const [trackEvent, identifyUser, identifyCompany] = presets as [
  Subscription,
  Subscription,
  Subscription
]

/** The three presets, which a new connection starts with. */
export const three: Subscription[] = [trackEvent, identifyUser, identifyCompany]

const ofOneEvent = (index: number): Subscription => ({
  ...trackEvent,
  name: `Event ${index}`,
  subscribe: `type = "track" and event = "Event ${index}"`
})

/**
 * A workspace with `count` mappings, at most 50 of which Segment allows: the presets, then one for each of the customer's own
 * events. An event of any type is for one of them, `Order Completed` is for the first.
 */
export const grown = (count: number): Subscription[] => [
  ...three.slice(0, count),
  ...Array.from({ length: Math.max(0, count - 3) }, (_, index) => ofOneEvent(index))
]

/** `count` mappings that are all for the same type of event, so that each event is mapped `count` times. */
export const allMatching = (count: number, type: string): Subscription[] => {
  const preset = { track: trackEvent, group: identifyCompany }[type] ?? identifyUser
  return Array.from({ length: count }, (_, index) => ({ ...preset, name: `${type} ${index}` }))
}
