import type { Browser as PuppeteerBrowser } from 'puppeteer-core'
import type { Browser } from './page'
import { puppeteerPage } from './puppeteerPage'

/** A browser that puppeteer drives; each page has a context, and so a session, of its own. */
export async function puppeteerBrowser(browser: PuppeteerBrowser): Promise<Browser> {
  return {
    version: await browser.version(),
    newPage: async () => puppeteerPage(await browser.createBrowserContext()),
    close: () => browser.close()
  }
}
