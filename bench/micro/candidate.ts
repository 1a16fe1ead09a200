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

type Run = (context: never) => unknown

/** The part of a plugin that both runtimes give. */
export type BenchPlugin = { [Key in BenchEvent['type'] | 'load']?: unknown }

/** In place of Intercom: we don't measure what a call of Intercom costs. */
export const doNothing = () => undefined

/** Settings as a workspace has them. */
export const settings = { appId: 'abc', richLinkProperties: ['receipt'] }

/**
 * Loads the plugins, and hands each event to all of them. It waits for a promise, as Analytics.js does, and for nothing
 * else: a plugin that gives none pays for none.
 */
export async function toDispatch(plugins: BenchPlugin[]): Promise<Dispatch> {
  for (const { load } of plugins) await (load as (...args: object[]) => unknown)({}, {})
  return (event) => {
    const context = { event, log: doNothing } as never
    const promises: Promise<unknown>[] = []
    for (const plugin of plugins) {
      const result = (plugin[event.type] as Run)(context)
      if (result instanceof Promise) promises.push(result)
    }
    return promises.length > 0 ? Promise.all(promises) : undefined
  }
}
