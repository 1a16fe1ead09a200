import type { BrowserSuite } from '../../test/support/browser/suite'
import { snippetPage } from '../../test/support/html'
import { serveSite } from '../../test/support/site'
import { measureLighthouse } from './lighthouse'
import { LOADING } from './loadingPages'
import { createStandIn, WEIGHT } from './standIn'
import { withBrowser, withPage } from './withBrowser'

/** What a page costs until the visitor does something; medians of all rounds. */
export interface LoadingCost {
  /** The time of each task beyond 50 ms, added up. */
  blockingMs: number
  scriptMs: number
  bytes: number
  /** Requests to Intercom. */
  requests: number
  /** When the first event leaves for Intercom: after the page began, or after the visitor's press. */
  firstEventMs?: number
  /** Lighthouse's score for performance, 0 to 100. */
  lighthouse?: number
}

/** What the loading part measures. */
export interface LoadingResult {
  browser: string
  throttling: number
  rounds: number
  standIn: { bytes: number }
  pages: Record<(typeof LOADING)[number], LoadingCost>
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

async function serveLoading(
  suite: BrowserSuite,
  name: (typeof LOADING)[number],
  standIn: string
): Promise<string> {
  if (name === 'noPlugin') return suite.net.page('/', snippetPage({ ...parts, writeKey: 'key' }))
  suite.net.file('https://widget.intercom.io/widget/abc', standIn, {
    'content-type': 'text/javascript'
  })
  return serveSite(suite, { ...parts, settings: { loadOn: name } })
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
    if (name === 'interaction') await page.click('#press')
    await net.waitFor(() => net.events().length > 0, 'the first event')
    const sentAt = net.requests.find(({ path }) => path.endsWith('/events'))!.at
    const start = name === 'interaction' ? pressedAt : origin
    return { ...cost, firstEventMs: sentAt + performance.timeOrigin - start }
  })

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const medians = (rounds: LoadingCost[]): LoadingCost => {
  const of = (key: keyof LoadingCost) => median(rounds.map((cost) => cost[key] ?? 0))
  return {
    blockingMs: of('blockingMs'),
    scriptMs: of('scriptMs'),
    bytes: of('bytes'),
    requests: of('requests'),
    ...(rounds[0]?.firstEventMs !== undefined && { firstEventMs: of('firstEventMs') })
  }
}

/** Measures what Intercom costs a page, by `loadOn`, with a stand-in of the weight of Intercom's script. */
export async function measureLoading(rounds: number): Promise<LoadingResult> {
  return withBrowser(async (suite) => {
    const standIn = await createStandIn(suite)
    const costs: Record<(typeof LOADING)[number], LoadingCost[]> = {
      noPlugin: [],
      load: [],
      idle: [],
      interaction: []
    }
    // The first round fills the caches of the browser and of the net.
    for (let round = 0; round <= rounds; round += 1)
      for (const name of LOADING) {
        const cost = await measureOnce(suite, name, standIn)
        if (round > 0) costs[name].push(cost)
      }
    const pages = {
      noPlugin: medians(costs.noPlugin),
      load: medians(costs.load),
      idle: medians(costs.idle),
      interaction: medians(costs.interaction)
    }
    for (const name of LOADING) {
      const scores: number[] = []
      for (let round = 0; round < 3; round += 1)
        scores.push(await measureLighthouse(suite, (own) => serveLoading(own, name, standIn)))
      pages[name].lighthouse = median(scores)
    }
    return {
      browser: suite.browser.version,
      throttling: WEIGHT.throttling,
      rounds,
      standIn: { bytes: standIn.length },
      pages
    }
  })
}
