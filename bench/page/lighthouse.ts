import type { BrowserSuite } from '../../test/support/browser/suite'
import { withPage } from './withBrowser'

/** Lighthouse's score for the performance of a page, 0 to 100, with its own settings for a phone. */
export async function measureLighthouse(
  suite: BrowserSuite,
  serve: (suite: BrowserSuite) => Promise<string>
): Promise<number> {
  // The page is at rest long before Lighthouse, which waits up to 45 s, takes it for quiet.
  const { default: lighthouse } = await import('lighthouse')
  return withPage(suite, async (own) => {
    const url = await serve(own)
    const result = await lighthouse(
      url,
      { onlyCategories: ['performance'], output: 'json', logLevel: 'error', maxWaitForLoad: 6_000 },
      undefined,
      own.page.puppeteer()
    )
    const score = result?.lhr.categories.performance?.score
    if (typeof score !== 'number') throw new Error('Lighthouse gave no score.')
    return Math.round(score * 100)
  })
}
