import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { BrowserSuite } from '../../test/support/browser/suite'
import { LOADING, serveLoading } from './measureLoading'
import { createStandIn } from './standIn'
import { median, withBrowser, withPage } from './withBrowser'

const LIGHTHOUSE = 'lighthouse@13.5.0'

// By then, the page is at rest.
const MAX_LOADING_MS = 10_000

interface Result {
  categories: { performance: { score: number } }
  audits: Record<string, { numericValue: number }>
}

/** Runs Lighthouse with its preset for phones, in a Chromium of its own behind the same net. */
async function audit({ net, page }: BrowserSuite, url: string): Promise<Result> {
  const flags = `--headless --no-sandbox --ignore-certificate-errors --disable-background-networking --proxy-server=${net.proxy}`
  // Analytics.js reads no answer of Segment's, so Lighthouse would wait for their ends as long as it may.
  const limit = `--max-wait-for-load=${MAX_LOADING_MS}`
  const options = ['--output=json', '--quiet', '--only-categories=performance', limit]
  const { stdout } = await promisify(execFile)(
    'npx',
    ['--yes', LIGHTHOUSE, url, ...options, `--chrome-flags=${flags}`],
    {
      env: { ...process.env, CHROME_PATH: page.puppeteer().browser().process()?.spawnfile },
      maxBuffer: 1e8
    }
  )
  return JSON.parse(stdout) as Result
}

/** Measures the score that Lighthouse gives each page for its performance, until the visitor does something. */
export const measureLighthouse = (rounds: number) =>
  withBrowser(async (suite) => {
    const standIn = await createStandIn(suite)
    const results = new Map(LOADING.map((name) => [name, [] as Result[]]))
    for (let round = 0; round < rounds; round += 1)
      for (const [name, found] of results)
        found.push(
          await withPage(suite, async (own) => audit(own, await serveLoading(own, name, standIn)))
        )
    return [...results].map(([page, found]) => {
      const of = (name: string) =>
        Math.round(median(found.map(({ audits }) => audits[name]!.numericValue)))
      return {
        page,
        score: Math.round(
          100 * median(found.map(({ categories }) => categories.performance.score))
        ),
        'blocking ms': of('total-blocking-time'),
        'largest paint ms': of('largest-contentful-paint')
      }
    })
  })
