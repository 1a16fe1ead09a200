import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserSuite } from '../../test/support/browser/suite'
import { snippetPage } from '../../test/support/html'
import { serveSite } from '../../test/support/site'
import { median, withBrowser, withPage } from './withBrowser'

/** Times of a page in ms, from `load` on. */
interface PageTimes {
  /** When `analytics.ready()` fires. */
  ready: number
  /** When `boot` waits at `window.Intercom`, for the Messenger to come. */
  boot?: number
  /** When the Messenger's first request is on its way, and when that of the first event is. */
  firstPing?: number
  firstEvent?: number
  /** What the tasks of more than 50 ms on the page's main thread took together. */
  longTasks: number
}

const PAGES = ['noPlugin', 'blocked', 'plugin'] as const

const THROTTLING = 4

interface Marks {
  loadAt: number
  bootAt?: number
  readyAt?: number
  longTasks: number[]
}

// Runs in the page, before everything else. The plugin sets window.Intercom in the task in which it boots.
const watch = () => {
  const marks: Marks = { loadAt: 0, longTasks: [] }
  let intercom: unknown
  Object.defineProperty(window, 'Intercom', {
    configurable: true,
    get: () => intercom,
    set: (value: unknown) => {
      marks.bootAt ??= performance.now()
      intercom = value
    }
  })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) marks.longTasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
  Object.assign(window, { marks })
  marks.loadAt = performance.now()
}

// Runs in the page, right after analytics.load.
const use = () => {
  const { analytics, marks } = window as unknown as {
    analytics: { track: (name: string) => void; ready: (callback: () => void) => void }
    marks: Marks
  }
  analytics.track('First event')
  analytics.ready(() => {
    marks.readyAt = performance.now()
  })
}

const parts = { before: `(${watch.toString()})()`, after: `(${use.toString()})()` }

const serve = async (suite: BrowserSuite, name: (typeof PAGES)[number]): Promise<string> => {
  if (name === 'noPlugin') return suite.net.page('/', snippetPage({ ...parts, writeKey: 'key' }))
  if (name === 'blocked') suite.net.widget({ mode: 'refuse' })
  return serveSite(suite, parts)
}

const measureOnce = (suite: BrowserSuite, name: (typeof PAGES)[number]): Promise<PageTimes> =>
  withPage(suite, async ({ net, page }) => {
    const url = await serve(suite, name)
    await page.throttleCpu(THROTTLING)
    await page.goto(url)
    await page.waitFor(() => (window as unknown as { marks: Marks }).marks.readyAt)
    if (name === 'plugin') await net.waitFor(() => net.events().length > 0, 'the first event')
    else if (name === 'blocked') await page.waitForMessage('could not be loaded')
    const { marks, origin } = await page.evaluate(() => ({
      marks: (window as unknown as { marks: Marks }).marks,
      origin: performance.timeOrigin
    }))
    const since = (at?: number) => (at === undefined ? undefined : at - marks.loadAt)
    // The net has a clock of its own, and both know when theirs began.
    const requestAt = (end: string) => {
      const request = net.requests.find(
        ({ method, path: asked }) => method === 'POST' && asked.endsWith(end)
      )
      return request && request.at + performance.timeOrigin - origin - marks.loadAt
    }
    return {
      ready: marks.readyAt! - marks.loadAt,
      boot: since(marks.bootAt),
      firstPing: requestAt('/messenger/web/ping'),
      firstEvent: requestAt('/messenger/web/events'),
      longTasks: marks.longTasks.reduce((sum, duration) => sum + duration, 0)
    }
  })

const runScript = (suite: BrowserSuite, code: string, run: string): Promise<number> =>
  withPage(suite, async ({ net, page }) => {
    await page.goto(net.page('/', '<!doctype html><title>Script</title>'))
    await page.throttleCpu(THROTTLING)
    return page.evaluate((text) => {
      const script = document.createElement('script')
      script.textContent = text
      const start = performance.now()
      document.head.append(script)
      return performance.now() - start
      // Another text each time: the browser keeps what it has compiled.
    }, `${code}\n// ${run}`)
  })

const toRow = (page: string, rounds: PageTimes[]) => {
  const of = (key: keyof PageTimes) => {
    const values = rounds.map((times) => times[key]).filter((value) => value !== undefined)
    return values.length > 0 ? Math.round(median(values)) : ''
  }
  return {
    page,
    'boot queued': of('boot'),
    'ready()': of('ready'),
    'first ping': of('firstPing'),
    'first event': of('firstEvent'),
    'long tasks': of('longTasks')
  }
}

/** Measures the built CDN file in Chromium, on a processor that looks four times slower. */
export async function measurePage(rounds: number) {
  const code = readFileSync(path.resolve(__dirname, '../../dist/intercom.global.js'), 'utf8')
  return withBrowser(async (suite) => {
    const script: number[] = []
    const pages = new Map(PAGES.map((name) => [name, [] as PageTimes[]]))
    // The first round fills the caches of the browser and of the net.
    for (let round = 0; round <= rounds; round += 1) {
      const ms = await runScript(suite, code, `${round}`)
      if (round > 0) script.push(ms)
      for (const [name, measured] of pages) {
        const times = await measureOnce(suite, name)
        if (round > 0) measured.push(times)
      }
    }
    const rows: Record<string, unknown>[] = [...pages].map(([name, times]) => toRow(name, times))
    return [
      ...rows,
      { page: 'the CDN file alone, compiled and run', 'ready()': Math.round(median(script)) }
    ]
  })
}
