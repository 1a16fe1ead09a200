import { presets } from '../../src'
import type { BrowserSuite } from '../../test/support/browser/suite'
import { openMemoryPage, sendEvents, situations } from '../../test/support/memory'
import { withBrowser, withPage } from '../page/withBrowser'
import { loadAgain } from './inPage'
import type { HeapCourse, SoakResult } from './soakResult'

/** The bytes that a page may keep after 90,000 events, or after 900 loads. */
const LIMIT = 1_000_000

/** Goes on `step` by `step` up to `total`, and looks at the heap after each. */
const course = async (
  { page }: BrowserSuite,
  situation: string,
  { total, step }: { total: number; step: number },
  goOn: (from: number, to: number) => Promise<unknown>
): Promise<HeapCourse> => {
  const heap: HeapCourse['heap'] = [[0, await page.heap()]]
  for (let from = 0; from < total; from += step) {
    await goOn(from, from + step)
    heap.push([from + step, await page.heap()])
  }
  return { situation, heap, growth: heap[heap.length - 1]![1] - heap[1]![1] }
}

/** 100,000 events and 1,000 loads in each of the situations, in Chromium; run `npm run build` before. */
export async function measureHeap(): Promise<SoakResult> {
  return withBrowser(async (browser) => {
    const events: HeapCourse[] = []
    const loads: HeapCourse[] = []
    for (const [situation, widget] of situations) {
      await withPage(browser, async (suite) => {
        await openMemoryPage(suite, widget)
        const size = { total: 100_000, step: 10_000 }
        const send = (from: number, to: number) => suite.page.evaluate(sendEvents, from, to)
        events.push(await course(suite, `events, ${situation}`, size, send))
      })
      await withPage(browser, async (suite) => {
        await openMemoryPage(suite, widget)
        const load = (from: number, to: number) =>
          suite.page.evaluate(loadAgain, to - from, presets)
        loads.push(await course(suite, `loads, ${situation}`, { total: 1000, step: 100 }, load))
      })
    }
    return { browser: browser.browser.version, limit: LIMIT, events, loads }
  })
}
