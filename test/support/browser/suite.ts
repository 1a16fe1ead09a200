import { startNet, type Net } from '../net'
import { openBrowser, type Browser, type BrowserPage, type Engine } from './index'
import { mostStartMs } from './started'

/** What the tests of one file share; `page` is a new one for each test. */
export interface BrowserSuite {
  net: Net
  browser: Browser
  page: BrowserPage
}

// Set by the jest projects that run the suite in other engines.
const { browserEngine } = globalThis as { browserEngine?: Engine }

/**
 * Gives a test file one browser and one net, and each test a page in a session of its own and a net
 * without memory. Read the members inside of tests only: before, they are not there.
 */
export function browserSuite(): BrowserSuite {
  const suite = {} as BrowserSuite
  jest.setTimeout(30_000)
  beforeAll(async () => {
    suite.net = await startNet()
    suite.browser = await openBrowser(suite.net, browserEngine)
  }, mostStartMs)
  beforeEach(async () => {
    suite.net.reset()
    suite.page = await suite.browser.newPage()
  }, mostStartMs)
  afterEach(() => suite.page?.close())
  afterAll(async () => {
    await suite.browser?.close()
    await suite.net?.close()
  })
  return suite
}
