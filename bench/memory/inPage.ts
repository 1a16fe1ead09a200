import type { Subscription } from '../../src'
import type { MemoryPage } from '../../test/support/memory'

/**
 * Runs in the page, sent as text: loads the plugin, uses it once and lets go of it, `count` times. Each time it gets an
 * analytics of its own, as a test page or a frame that comes and goes does, so that all of it can be collected.
 */
export const loadAgain = async (count: number, subscriptions: Subscription[]): Promise<void> => {
  const { intercomDestination } = window as unknown as MemoryPage
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
