import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import type { WidgetBehavior } from '../../support/net'
import { openSite } from '../../support/site'
import { expectOutcomes, errorsOf } from '../../support/visitor'

declare const analytics: Analytics
declare const timers: Set<number>
declare const toSegment: string[]

const suite = browserSuite(expectOutcomes)

/**
 * Keeps, in the page, which timers of the plugin's file run, ten times faster than they would, and what leaves for Segment in
 * which order.
 */
const watch = `
  window.timers = new Set()
  window.toSegment = []
  const { setTimeout: start, clearTimeout: stop, fetch: send } = window
  window.setTimeout = (run, ms, ...rest) => {
    const isOurs = new Error().stack.includes('/intercom.js')
    const timer = start((...args) => { window.timers.delete(timer); run(...args) }, isOurs ? ms / 10 : ms, ...rest)
    // Whoever waits for seconds tries the script again.
    if (isOurs && !(ms >= 5000)) window.timers.add(timer)
    return timer
  }
  window.clearTimeout = (timer) => { window.timers.delete(timer); stop(timer) }
  window.fetch = (url, options) => {
    if (String(url).startsWith('https://api.segment.io/v1/') && !String(url).endsWith('/m')) {
      const { event, userId, type } = JSON.parse(options.body)
      window.toSegment.push(event ?? userId ?? type)
    }
    return send.call(window, url, options)
  }
`

const faults: [string, Partial<WidgetBehavior>, number?][] = [
  ['is refused a connection', { mode: 'refuse' }],
  ['is cut off', { mode: 'reset' }],
  ['is missing', { mode: 'missing' }],
  ['does not come', { until: new Promise(() => {}) }],
  ['comes, and its frame never', { options: { neverTakeOver: true } }],
  ['throws on every command', { options: { throwing: true } }],
  ['is refused by Intercom', {}, 403]
]

it.each(faults)(
  'while the Messenger %s, the app and Segment notice nothing, and no timer stays',
  async (_, widget, status = 200) => {
    const { net, page } = suite
    net.widget(widget)
    net.intercomAnswers({ status })
    await openSite(suite, { before: watch })
    // Each settles, or the test ends here.
    await page.evaluate(async () => {
      await analytics.page()
      await analytics.identify('a', { name: 'Ada' })
      await analytics.track('One')
      analytics.reset()
      await analytics.identify('b')
      await analytics.track('Two')
      await new Promise<void>((resolve) => void analytics.ready(() => resolve()))
    })
    await net.waitFor(() => net.segment().length === 5)
    expect(await page.evaluate(() => toSegment)).toEqual(['page', 'a', 'One', 'b', 'Two'])
    await page.waitFor(() => timers.size === 0)
    expect(errorsOf(suite)).toEqual([])
  }
)
