import { readFileSync } from 'node:fs'
import path from 'node:path'
import { presets } from '../../src'
import type { BrowserSuite } from '../../test/support/browser/suite'
import type { WidgetBehaviour } from '../../test/support/net'
import { withBrowser, withPage } from '../page/withBrowser'
import { type Page, loadAgain, sendEvents } from './inPage'
import type { HeapCourse, SoakResult } from './soakResult'

/** How many bytes a page may keep of 90,000 events, or of 900 loads. */
const LIMIT = 1_000_000

const situations: [string, Partial<WidgetBehaviour>][] = [
  ['the Messenger is there', { options: { requestDelayMs: 1e9 } }],
  ['the Messenger is blocked', { mode: 'refuse' }],
  ['the Messenger never takes over', { options: { neverTakeOver: true } }]
]

const openPage = async (
  { net, page }: BrowserSuite,
  widget: Partial<WidgetBehaviour>
): Promise<void> => {
  net.widget(widget)
  const built = path.resolve(__dirname, '../../dist/intercom.global.js')
  net.file('/intercom.js', readFileSync(built, 'utf8'))
  const html = `<!doctype html><title>Memory</title>
    <script>addEventListener('error', () => { window.hadError = true }, true)</script>
    <script src="/intercom.js"></script>`
  await page.goto(net.page('/', html))
  await page.evaluate(async (subscriptions) => {
    const page = window as unknown as Page
    const plugins = await page.intercomDestination({ appId: 'abc', subscriptions })
    await plugins[0]?.load({}, {})
    page.plugins = plugins
  }, presets)
  await page.waitFor(() => {
    const { hadError, Intercom } = window as unknown as Page
    return hadError || Intercom.booted || !Intercom.q
  })
  if (!('mode' in widget) && !widget.options?.neverTakeOver)
    // The double keeps a log of its commands: what is measured here is the plugin.
    await page.evaluate(() => Object.assign(window, { Intercom: () => undefined }))
}

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
        await openPage(suite, widget)
        const size = { total: 100_000, step: 10_000 }
        const send = (from: number, to: number) => suite.page.evaluate(sendEvents, from, to)
        events.push(await course(suite, `events, ${situation}`, size, send))
      })
      await withPage(browser, async (suite) => {
        await openPage(suite, widget)
        const load = (from: number, to: number) =>
          suite.page.evaluate(loadAgain, to - from, presets)
        loads.push(await course(suite, `loads, ${situation}`, { total: 1000, step: 100 }, load))
      })
    }
    return { browser: browser.browser.version, limit: LIMIT, events, loads }
  })
}
