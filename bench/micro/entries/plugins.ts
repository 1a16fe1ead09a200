import type { BenchEvent, Dispatch } from '../candidate'

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
