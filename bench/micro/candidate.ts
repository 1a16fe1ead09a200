import type { Subscription } from '../../src'

/** An event as Analytics.js hands it to plugins, as far as this benchmark makes one. */
export interface BenchEvent {
  type: 'track' | 'identify' | 'group' | 'page'
  messageId: string
  [key: string]: unknown
}

/** Takes one event all the way through. */
export type Dispatch = (event: BenchEvent) => unknown

/** Makes ready for these mappings; the events that will come are known to the floor, which must not look for its own. */
export type Candidate = (subscriptions: Subscription[], events: BenchEvent[]) => Promise<Dispatch>

/** The names of what is compared; each is bundled by itself from `entries/`. */
export const names = ['ours', 'npmRuntime', 'floor'] as const

/** One of them. */
export type Name = (typeof names)[number]
