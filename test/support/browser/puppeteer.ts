import puppeteer, {
  type Browser as PuppeteerBrowser,
  type BrowserContextOptions
} from 'puppeteer-core'
import type { Net } from '../net'
import type { Browser } from './page'
import { chromiumPath, firefoxPath } from './programs'
import { puppeteerPage } from './puppeteerPage'

const startMs = 60_000

/** Where nothing answers. */
const nowhere = 'http://127.0.0.1:1'

/** Starts a Chromium that asks for nothing by itself: the contexts of its pages bring a net each. */
export const launchChromium = async (): Promise<PuppeteerBrowser> =>
  puppeteer.launch({
    executablePath: await chromiumPath(),
    headless: 'shell',
    timeout: startMs,
    args: [
      `--proxy-server=${nowhere}`,
      '--ignore-certificate-errors',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      // What its vendor's accounts, updates, autofill and clock would ask for.
      '--disable-background-networking',
      '--disable-component-update',
      `--component-updater=url-source=${nowhere}`,
      '--disable-sync',
      `--gaia-url=${nowhere}`,
      '--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying'
    ]
  })

/** The Chromium that serves a whole run of the tests, or else one of its own. */
export async function openChromium(net: Net): Promise<Browser> {
  const browserWSEndpoint = process.env.CHROMIUM_ENDPOINT
  const browser = await (browserWSEndpoint
    ? puppeteer.connect({ browserWSEndpoint })
    : launchChromium())
  const close = () => (browserWSEndpoint ? browser.disconnect() : browser.close())
  return toBrowser(browser, close, { proxyServer: `http://${net.proxy}` })
}

/** Starts Firefox behind the net's proxy, with a fresh profile that is removed afterwards. */
export async function openFirefox(net: Net): Promise<Browser> {
  const [host, port] = net.proxy.split(':')
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    timeout: startMs,
    acceptInsecureCerts: true,
    // Lets a released Firefox take the server below, or what it asks its own for would reach the proxy.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': host,
      'network.proxy.http_port': Number(port),
      'network.proxy.ssl': host,
      'network.proxy.ssl_port': Number(port),
      'network.proxy.no_proxies_on': '127.0.0.1, localhost',
      'network.proxy.allow_hijacking_localhost': false,
      'services.settings.server': 'data:,#remote-settings-dummy/v1'
    }
  })
  return toBrowser(browser, () => browser.close())
}

/** Each page has a context, and so a session, of its own. */
const toBrowser = async (
  browser: PuppeteerBrowser,
  close: () => Promise<void>,
  options?: BrowserContextOptions
): Promise<Browser> => ({
  version: await browser.version(),
  newPage: async () => puppeteerPage(await browser.createBrowserContext(options)),
  close
})
