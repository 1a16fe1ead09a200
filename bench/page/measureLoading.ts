import { readFileSync } from 'node:fs'
import type { Analytics } from '@segment/analytics-next'
import type { BrowserSuite } from '../../test/support/browser/suite'
import { snippetPage } from '../../test/support/html'
import { serveSite } from '../../test/support/site'
import { createStandIn, WEIGHT } from './standIn'
import { median, withBrowser, withPage } from './withBrowser'

declare const analytics: Analytics

/** The pages to compare: without the plugin, with values of its setting `loadOn`, and with our launcher besides 'interaction'. */
export const LOADING = ['noPlugin', 'load', 'idle', 'interaction', 'launcher', 'identify'] as const

/** What a page costs until the visitor does something; medians of all rounds. */
export interface LoadingCost {
  /** The time of each task beyond 50 ms, added up. */
  blockingMs: number
  scriptMs: number
  bytes: number
  /** Requests to Intercom. */
  requests: number
  /** When the first event leaves for Intercom: after the page began, or after what the plugin waits for. */
  firstEventMs?: number
}

// By then, the page is at rest and has nothing left to do.
const REST_MS = 2_500

const watch = () => {
  const blocking: number[] = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocking.push(duration - 50)
  }).observe({ type: 'longtask', buffered: true })
  Object.assign(window, { blocking })
}

const parts = {
  before: `(${watch.toString()})()`,
  after: `analytics.page(); analytics.track('First event')`,
  body: `<h1>A shop</h1><p>${'It sells tea, and it says so. '.repeat(60)}</p><button id="press">Press</button>`
}

/** Serves one of the pages, with a script of Intercom's weight, and gives its URL. */
export async function serveLoading(
  suite: BrowserSuite,
  name: (typeof LOADING)[number],
  standIn: string
): Promise<string> {
  if (name === 'noPlugin') return suite.net.page('/', snippetPage({ ...parts, writeKey: 'key' }))
  suite.net.file('https://widget.intercom.io/widget/abc', standIn, {
    'content-type': 'text/javascript'
  })
  if (name !== 'launcher') return serveSite(suite, { ...parts, settings: { loadOn: name } })
  const url = suite.net.file('/launcher.js', readFileSync('dist/launcher.global.js', 'utf8'))
  const body = `${parts.body}<script src="${url}"></script>`
  return serveSite(suite, { ...parts, body, settings: { loadOn: 'interaction' } })
}

const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS))

const measureOnce = (
  suite: BrowserSuite,
  name: (typeof LOADING)[number],
  standIn: string
): Promise<LoadingCost> =>
  withPage(suite, async ({ net, page }) => {
    const url = await serveLoading({ ...suite, page }, name, standIn)
    const browserPage = page.puppeteer()
    // A second session of DevTools would reset the throttling at each navigation.
    const scriptMs = async (): Promise<number> =>
      ((await browserPage.metrics()).ScriptDuration ?? 0) * 1000
    let bytes = 0
    browserPage.on('response', (response) => {
      // The body of a preflight never comes.
      void response.buffer().then(
        ({ length }) => (bytes += length),
        () => undefined
      )
    })
    // A process of another origin would forget that it is slow.
    await page.goto(net.page('/blank', '<!doctype html><title>Blank</title>'))
    await page.throttleCpu(WEIGHT.throttling)
    const before = await scriptMs()
    bytes = 0
    await page.goto(url)
    await rest()
    const origin = await page.evaluate(() => performance.timeOrigin)
    const blockingMs = await page.evaluate(() =>
      (window as unknown as { blocking: number[] }).blocking.reduce((sum, ms) => sum + ms, 0)
    )
    const spent = (await scriptMs()) - before
    const requests = net.requests.filter(({ host }) => host.includes('intercom')).length
    const cost = { blockingMs, scriptMs: spent, bytes, requests }
    if (name === 'noPlugin') return cost
    const pressedAt = Date.now()
    const waits = name !== 'load' && name !== 'idle'
    if (name === 'identify') await page.evaluate(() => void analytics.identify('u1'))
    else if (waits) await page.click(name === 'launcher' ? 'intercom-launcher' : '#press')
    await net.waitFor(() => net.events().length > 0, 'the first event')
    const sentAt = net.requests.find(({ path }) => path.endsWith('/events'))!.at
    const start = waits ? pressedAt : origin
    return { ...cost, firstEventMs: sentAt + performance.timeOrigin - start }
  })

const toRow = (page: string, rounds: LoadingCost[]) => {
  const of = (key: keyof LoadingCost) => Math.round(median(rounds.map((cost) => cost[key] ?? 0)))
  return {
    page,
    'blocking ms': of('blockingMs'),
    'script ms': of('scriptMs'),
    kB: Math.round(of('bytes') / 1000),
    'requests to Intercom': of('requests'),
    'first event ms': of('firstEventMs')
  }
}

/** Measures what Intercom costs a page, by `loadOn`, with a stand-in of the weight of Intercom's script. */
export const measureLoading = (rounds: number) =>
  withBrowser(async (suite) => {
    const standIn = await createStandIn(suite)
    const costs = new Map(LOADING.map((name) => [name, [] as LoadingCost[]]))
    // The first round fills the caches of the browser and of the net.
    for (let round = 0; round <= rounds; round += 1)
      for (const [name, measured] of costs) {
        const cost = await measureOnce(suite, name, standIn)
        if (round > 0) measured.push(cost)
      }
    return [...costs].map(([name, measured]) => toRow(name, measured))
  })
