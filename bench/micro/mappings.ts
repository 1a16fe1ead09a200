import { presets, type Subscription } from '../../src'

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
 * A workspace with `count` mappings, at most 50 of which Segment allows: the presets, then one for each of the customer's own events. An event of any
 * type is for one of them, `Order Completed` is for the first.
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
