import type { Subscription } from '../../src'

/** An event as Analytics.js hands it to plugins, as far as this benchmark makes one. */
export interface BenchEvent {
  type: 'track' | 'identify' | 'group' | 'page'
  messageId: string
  [key: string]: unknown
}

/** Takes one event all the way through. */
export type Dispatch = (event: BenchEvent) => unknown

/** Prepares for these mappings. The floor knows the events before they come, because it must not search for its mappings. */
export type Candidate = (subscriptions: Subscription[], events: BenchEvent[]) => Promise<Dispatch>

/** The names of the candidates. Each is a bundle of its own, from `entries/`. */
export const names = ['ours', 'npmRuntime', 'floor'] as const

/** One of them. */
export type Name = (typeof names)[number]
