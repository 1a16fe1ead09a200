import puppeteer from 'puppeteer-core'
import type { Net } from '../net'
import { installedChrome } from './installed'
import { packedChromium } from './packed'
import type { Browser } from './page'
import { puppeteerBrowser } from './puppeteerBrowser'
import { startMs } from './started'

/** Starts Chromium behind the net's proxy, with a fresh profile that is removed afterwards. */
export async function openChromium(net: Net): Promise<Browser> {
  const browser = await puppeteer.launch({
    executablePath: installedChrome() ?? (await packedChromium()),
    headless: 'shell',
    timeout: startMs,
    // A pipe, not a port: the browser ends with the test process, however that ends.
    pipe: true,
    args: [
      `--proxy-server=http://${net.proxy}`,
      '--ignore-certificate-errors',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ]
  })
  return puppeteerBrowser(browser)
}
