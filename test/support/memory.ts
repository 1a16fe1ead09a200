import { readFileSync } from 'node:fs'
import path from 'node:path'
import { presets } from '../../src'
import type { BrowserSuite } from './browser/suite'
import type { WidgetBehavior } from './net'

interface LoadedPlugin {
  load: (context: object, analytics: object) => Promise<void>
  track: (context: unknown) => unknown
  identify: (context: unknown) => unknown
  page: (context: unknown) => unknown
  group: (context: unknown) => unknown
}

/** What the page has at its window. */
export interface MemoryPage {
  plugins: LoadedPlugin[]
  hadError?: boolean
  Intercom: { q?: unknown[]; booted?: boolean }
  intercomDestination: (options: object) => Promise<LoadedPlugin[]>
}

/** Runs in the page, sent as text: events of every type, each with keys and values that no other has. */
export const sendEvents = (from: number, to: number): void => {
  const { plugins } = window as unknown as MemoryPage
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

/** What can become of the Messenger while a page sends events: a name, and how its script is served. */
export const situations: [string, Partial<WidgetBehavior>][] = [
  ['the Messenger is there', {}],
  ['the Messenger is blocked', { mode: 'refuse' }],
  ['the Messenger never takes over', { options: { neverTakeOver: true } }]
]

/** Opens a page that has the plugin, loaded with the presets, and waits until the Messenger is as asked. */
export const openMemoryPage = async (
  { net, page }: BrowserSuite,
  widget: Partial<WidgetBehavior>
): Promise<void> => {
  net.widget(widget)
  const built = path.resolve(__dirname, '../../dist/intercom.global.js')
  net.file('/intercom.js', readFileSync(built, 'utf8'))
  const html = `<!doctype html><title>Memory</title>
    <script>addEventListener('error', () => { window.hadError = true }, true)</script>
    <script src="/intercom.js"></script>`
  await page.goto(net.page('/', html))
  await page.evaluate(async (subscriptions) => {
    const page = window as unknown as MemoryPage
    const plugins = await page.intercomDestination({ appId: 'abc', subscriptions })
    await plugins[0]?.load({}, {})
    page.plugins = plugins
  }, presets)
  await page.waitFor(() => {
    const { hadError, Intercom } = window as unknown as MemoryPage
    return hadError || Intercom.booted || !Intercom.q
  })
  if (!('mode' in widget) && !widget.options?.neverTakeOver)
    // The double keeps a log of its commands, but we measure the plugin.
    await page.evaluate(() => Object.assign(window, { Intercom: () => undefined }))
}
