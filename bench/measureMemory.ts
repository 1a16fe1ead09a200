import { presets, type Subscription } from '../src'
import { type MemoryPage, openMemoryPage, sendEvents, situations } from '../test/support/memory'
import { withBrowser, withPage } from './page/withBrowser'

/** The bytes that a page may keep after 90,000 events, or after 900 loads. */
const LIMIT = 1_000_000

/**
 * Runs in the page, sent as text: loads the plugin, uses it once and lets go of it, `count` times. Each time it gets an
 * analytics of its own, as a test page or a frame that comes and goes does, so that all of it can be collected.
 */
const loadAgain = async (count: number, subscriptions: Subscription[]): Promise<void> => {
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

/** How much a page keeps, in kB. */
interface MemoryRow extends Record<string, unknown> {
  situation: string
  /** After a tenth of the way, when the lists that have a limit are full. */
  from: number
  to: number
  growth: number
}

const toRow = (situation: string, from: number, to: number): MemoryRow => {
  const kilobytes = (bytes: number) => Math.round(bytes / 1000)
  return { situation, from: kilobytes(from), to: kilobytes(to), growth: kilobytes(to - from) }
}

/** 100,000 events and 1,000 loads in each situation. Throws if a page keeps more than it may. */
export const measureMemory = (): Promise<MemoryRow[]> =>
  withBrowser(async (browser) => {
    const rows: MemoryRow[] = []
    for (const [situation, widget] of situations) {
      await withPage(browser, async (suite) => {
        await openMemoryPage(suite, widget)
        await suite.page.evaluate(sendEvents, 0, 10_000)
        const from = await suite.page.heap()
        await suite.page.evaluate(sendEvents, 10_000, 100_000)
        rows.push(toRow(`events, ${situation}`, from, await suite.page.heap()))
      })
      await withPage(browser, async (suite) => {
        await openMemoryPage(suite, widget)
        await suite.page.evaluate(loadAgain, 100, presets)
        const from = await suite.page.heap()
        await suite.page.evaluate(loadAgain, 900, presets)
        rows.push(toRow(`loads, ${situation}`, from, await suite.page.heap()))
      })
    }
    const over = rows.filter(({ growth }) => growth * 1000 >= LIMIT)
    if (over.length > 0) {
      console.table(over)
      throw new Error(`These grow by more than ${LIMIT / 1000} kB.`)
    }
    return rows
  })
