import type { Analytics } from '@segment/analytics-next'
import { browserSuite } from '../../support/browser/suite'
import type { WidgetBehavior } from '../../support/net'
import { openSite } from '../../support/site'
import { messagesOf } from '../../support/visitor'

declare const analytics: Analytics

const suite = browserSuite()

/** Keeps, in the page, which timers of the plugin's file run, and what leaves for Segment in which order. */
const watch = `
  window.timers = new Set()
  window.toSegment = []
  const { setTimeout: start, clearTimeout: stop, fetch: send } = window
  window.setTimeout = (run, ...rest) => {
    const isOurs = new Error().stack.includes('/intercom.js')
    const timer = start((...args) => { window.timers.delete(timer); run(...args) }, ...rest)
    if (isOurs) window.timers.add(timer)
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

interface Watched {
  timers: Set<number>
  toSegment: string[]
}

const faults: [string, Partial<WidgetBehavior>, number?][] = [
  ['is refused a connection', { mode: 'refuse' }],
  ['is cut off', { mode: 'reset' }],
  ['is missing', { mode: 'missing' }],
  ['comes 3 s late', { afterMs: 3_000 }],
  ['comes, and its frame never', { options: { neverTakeOver: true } }],
  ['throws on every command', { options: { throwing: true } }],
  ['is refused by Intercom', {}, 403]
]

describe.each(faults)('while the Messenger %s', (_, widget, status = 200) => {
  it('the app and Segment notice nothing, and no timer stays', async () => {
    const { net, page } = suite
    net.widget(widget)
    net.intercomAnswers(status)
    await openSite(suite, { before: watch })
    const slowest = await page.evaluate(async () => {
      const times: number[] = []
      const time = async (call: () => Promise<unknown>) => {
        const start = performance.now()
        await call()
        times.push(performance.now() - start)
      }
      await time(() => analytics.page())
      await time(() => analytics.identify('a', { name: 'Ada' }))
      await time(() => analytics.track('One'))
      await time(() => analytics.track('Two'))
      analytics.reset()
      await time(() => analytics.identify('b'))
      await time(() => analytics.track('Three'))
      await time(() => new Promise<void>((resolve) => void analytics.ready(() => resolve())))
      return Math.max(...times)
    })
    expect(slowest).toBeLessThan(1_000)
    await net.waitFor(() => net.segment().length === 6)
    expect(await page.evaluate(() => (window as unknown as Watched).toSegment)).toEqual([
      'page',
      'a',
      'One',
      'Two',
      'b',
      'Three'
    ])
    await page.waitFor(() => (window as unknown as Watched).timers.size === 0)
    // Firefox logs each cookie that cannot be there, and so need not be deleted.
    const errors = page.console.filter(
      ({ type, text }) => type === 'pageerror' && !text.includes('rejected for invalid domain')
    )
    expect(errors).toEqual([])
  })
})

it('a Messenger that throws once loses that one command, which is reported', async () => {
  const { net, page } = suite
  net.widget({ options: { throwing: 3 } })
  await openSite(suite)
  await page.waitFor(() => !('q' in (window as unknown as { Intercom: object }).Intercom))
  await page.evaluate(async () => {
    await analytics.track('Lost')
    await analytics.track('Sent')
  })
  await net.waitFor(() => net.events().length === 1)
  expect(net.events()[0]?.name).toBe('Sent')
  expect(messagesOf(suite)).toEqual([
    '[Intercom Web (Actions)] Intercom "trackEvent": lost: the Messenger threw an error.'
  ])
})

it('a bot never gets a Messenger and never notices', async () => {
  const { net, page } = suite
  await openSite(suite, {
    before: `Object.defineProperty(navigator, 'userAgent', { value: 'Googlebot/2.1' })`
  })
  await page.evaluate(() => analytics.track('One') as Promise<never>)
  await net.waitFor(() => net.segment().length === 1)
  expect(net.pings()).toEqual([])
})
