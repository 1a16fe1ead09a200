import type { Subscription } from '../../src'

interface BenchPlugin {
  load: (context: object, analytics: object) => Promise<void>
  track: (context: unknown) => unknown
  identify: (context: unknown) => unknown
  page: (context: unknown) => unknown
  group: (context: unknown) => unknown
}

/** What the soak's page has at its window. */
export interface Page {
  plugins: BenchPlugin[]
  hadError?: boolean
  Intercom: { q?: unknown[]; booted?: boolean }
  intercomDestination: (options: object) => Promise<BenchPlugin[]>
}

/** Runs in the page, sent as text: events of every type, each with keys and values that no other has. */
export const sendEvents = (from: number, to: number): void => {
  const { plugins } = window as unknown as Page
  for (let index = from; index < to; index += 1) {
    const properties = { index, [`key ${index}`]: 1, [`nested ${index}`]: {} }
    const events = [
      { type: 'track', event: `Event ${index}`, properties },
      { type: 'identify', userId: 'a', traits: { name: `${index}` } },
      { type: 'page', userId: 'a' },
      { type: 'group', groupId: `${index}`, traits: {} }
    ] as const
    const event = { ...events[index % 4]!, messageId: `${index}` }
    for (const plugin of plugins) plugin[event.type]({ event, log: () => undefined })
  }
}

/**
 * Runs in the page, sent as text: loads the plugin, uses it once and lets go of it, `count` times. Each time it gets an
 * analytics of its own, as a test page or a frame that comes and goes does, so that all of it can be collected.
 */
export const loadAgain = async (count: number, subscriptions: Subscription[]): Promise<void> => {
  const { intercomDestination } = window as unknown as Page
  for (let index = 0; index < count; index += 1) {
    const listeners: unknown[] = []
    const analytics = {
      on: (name: string, listener: unknown) => listeners.push([name, listener])
    }
    const plugins = await intercomDestination({ appId: 'abc', subscriptions })
    const event = { type: 'track', event: 'Loaded', messageId: `${index}`, properties: { index } }
    for (const plugin of plugins) {
      await plugin.load({}, analytics)
      plugin.track({ event, log: () => undefined })
    }
  }
}
