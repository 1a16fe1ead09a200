import { readFileSync } from 'node:fs'
import path from 'node:path'
import { presets } from '../../../src'
import { browserSuite } from '../../support/browser/suite'
import type { WidgetBehaviour } from '../../support/net'

const suite = browserSuite()

const faults: [string, Partial<WidgetBehaviour>][] = [
  ['is there', { options: { requestDelayMs: 1e9 } }],
  ['is blocked', { mode: 'refuse' }],
  ['never takes over', { options: { neverTakeOver: true } }]
]

interface Page {
  plugins: Record<'track' | 'identify' | 'page' | 'group', (context: unknown) => unknown>[]
  hadError?: boolean
  Intercom: { q?: unknown[]; booted?: boolean }
  intercomDestination: (options: object) => Promise<(Page['plugins'][number] & Loadable)[]>
}

interface Loadable {
  load: (context: object, analytics: object) => Promise<void>
}

const sendEvents = (from: number, to: number) => {
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

describe.each(faults)('while the Messenger %s', (_, widget) => {
  it('90,000 events leave less than 1 MB on the heap', async () => {
    const { net, page } = suite
    net.widget(widget)
    net.file(
      '/intercom.js',
      readFileSync(path.resolve(__dirname, '../../../dist/intercom.global.js'), 'utf8')
    )
    const url = net.page(
      '/',
      `<!doctype html><title>Memory</title>
       <script>addEventListener('error', () => { window.hadError = true }, true)</script>
       <script src="/intercom.js"></script>`
    )
    await page.goto(url)
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
    await page.evaluate(sendEvents, 0, 10_000)
    const before = await page.heap()
    await page.evaluate(sendEvents, 10_000, 100_000)
    expect((await page.heap()) - before).toBeLessThan(1_000_000)
  })
})
