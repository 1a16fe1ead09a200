import puppeteer from 'puppeteer-core'
import type { Net } from '../net'
import { installedChrome, need } from './installed'
import { packedChromium } from './packed'
import type { Browser } from './page'
import { puppeteerBrowser } from './puppeteerBrowser'
import { startMs } from './started'

/** Where nothing answers. */
const nowhere = 'http://127.0.0.1:1'

/** What keeps the browser from asking for anything by itself: its vendor's accounts, updates, autofill, clock. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  // A current Chromium installs some components all the same.
  `--component-updater=url-source=${nowhere}`,
  '--disable-sync',
  `--gaia-url=${nowhere}`,
  '--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying'
]

/** Starts Chromium behind the net's proxy, with a fresh profile that is removed afterwards. */
export const openChromium = async (net: Net): Promise<Browser> => open(net, await findChromium())

/** The same with the Chromium of the PATH. Throws `MissingBrowser`. */
export const openInstalledChromium = (net: Net): Promise<Browser> => open(net, need('chromium'))

async function open(net: Net, executablePath: string | undefined) {
  const browser = await puppeteer.launch({
    executablePath,
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
      ...quiet
    ]
  })
  return puppeteerBrowser(browser)
}

/** `CHROME_PATH`, else the one that npm brings, so that all machines test with the same; it runs on Linux only. */
async function findChromium() {
  const { env, platform, arch } = process
  if (env.CHROME_PATH) return env.CHROME_PATH
  return platform === 'linux' && arch === 'x64' ? packedChromium() : installedChrome()
}
