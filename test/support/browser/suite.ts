import type { Net } from '../net'
import { getShared } from '../bundle'
import type { Browser, BrowserPage, Engine } from './index'
import { waitMs } from './poll'

/** What the tests of one file share; `page` is a new one for each test. */
export interface BrowserSuite {
  net: Net
  browser: Browser
  page: BrowserPage
}

// Set by the jest projects that run the suite in other engines.
const { browserEngine } = globalThis as { browserEngine?: Engine }

/**
 * Gives a test file a browser and a net, and each test a page in a session of its own and a net
 * without memory. Calls `atEnd` after each test. Read the members inside of tests only: before, they are not there.
 */
export function browserSuite(atEnd?: (suite: BrowserSuite) => Promise<void>): BrowserSuite {
  const suite = {} as BrowserSuite
  // Longer than a wait, which tells what it has waited for.
  jest.setTimeout(3 * waitMs)
  beforeAll(async () => {
    Object.assign(suite, await (await getShared()).open(browserEngine))
  })
  beforeEach(async () => {
    suite.net.reset()
    suite.page = await suite.browser.newPage()
  })
  afterEach(async () => {
    await atEnd?.(suite)
    await suite.page?.close()
  })
  afterAll(() => suite.browser?.close())
  return suite
}
