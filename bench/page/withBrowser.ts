import { openBrowser, type BrowserPage } from '../../test/support/browser'
import type { BrowserSuite } from '../../test/support/browser/suite'
import { startNet } from '../../test/support/net'

/** Opens Chromium behind a net of its own, runs `work` with it and closes both, whatever happens. */
export async function withBrowser<T>(work: (suite: BrowserSuite) => Promise<T>): Promise<T> {
  const net = await startNet()
  try {
    const browser = await openBrowser(net)
    try {
      return await work({ net, browser, page: undefined as unknown as BrowserPage })
    } finally {
      await browser.close()
    }
  } finally {
    await net.close()
  }
}

/** Runs `work` in a new page of the suite and a net without memory. */
export async function withPage<T>(
  suite: BrowserSuite,
  work: (suite: BrowserSuite) => Promise<T>
): Promise<T> {
  suite.net.reset()
  const page = await suite.browser.newPage()
  try {
    return await work({ ...suite, page })
  } finally {
    await page.close()
  }
}

/** The one in the middle. */
export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
