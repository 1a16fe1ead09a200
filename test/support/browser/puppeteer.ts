import { existsSync } from 'node:fs'
import path from 'node:path'
import chromium from '@sparticuz/chromium'
import puppeteer, {
  type Browser as PuppeteerBrowser,
  type BrowserContext,
  type BrowserContextOptions,
  type HTTPRequest,
  type Page
} from 'puppeteer-core'
import type { Net } from '../net'
import type { Browser, BrowserPage, ConsoleMessage, Post } from './index'
import { poll } from './poll'

const startMs = 60_000

/** Where nothing answers. */
const nowhere = 'http://127.0.0.1:1'

/**
 * `CHROME_PATH`, else the headless shell that npm brings for Linux, else the Chrome of this machine: a whole Chrome takes five
 * times as much of the processor.
 */
async function chromiumPlace(): Promise<{ executablePath: string } | { channel: 'chrome' }> {
  const { env, platform, arch } = process
  if (env.CHROME_PATH) return { executablePath: env.CHROME_PATH }
  if (platform !== 'linux' || arch !== 'x64') return { channel: 'chrome' }
  chromium.setGraphicsMode = false
  return { executablePath: await chromium.executablePath() }
}

/** Starts a Chromium that asks for nothing by itself: the contexts of its pages bring a net each. */
export const launchChromium = async (): Promise<PuppeteerBrowser> =>
  puppeteer.launch({
    ...(await chromiumPlace()),
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

function firefoxPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const places = folders.flatMap((folder) => [`${folder}/firefox-esr`, `${folder}/firefox`])
  const found = process.env.FIREFOX_PATH ?? places.find((place) => existsSync(place))
  if (!found) throw new Error('There is no Firefox on the PATH: install it, or set FIREFOX_PATH.')
  return found
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
const toBrowser = (
  browser: PuppeteerBrowser,
  close: () => Promise<void>,
  options?: BrowserContextOptions
): Browser => ({
  newPage: async () => openPage(await browser.createBrowserContext(options)),
  close
})

async function openPage(context: BrowserContext): Promise<BrowserPage> {
  const page = await context.newPage()
  const evaluate = <Args extends unknown[], Result>(fn: (...args: Args) => Result, ...args: Args) =>
    page.evaluate(fn as (...args: unknown[]) => unknown, ...args) as Promise<Awaited<Result>>
  const messages: ConsoleMessage[] = []
  page.on('console', (message) => messages.push({ type: message.type(), text: message.text() }))
  page.on('pageerror', (error) => {
    // Over WebDriver BiDi, the error is one whose message is the page's error as a whole.
    const text = String(error).replace(/^Error: (?=\w*Error: )/, '')
    messages.push({ type: 'pageerror', text })
  })
  return {
    console: messages,
    goto: async (url) => void (await page.goto(url)),
    evaluate,
    waitFor: (fn, ...args) => poll(() => evaluate(fn, ...args), String(fn)),
    waitForMessage: (part) =>
      poll(async () => messages.find(({ text }) => text.includes(part)), `the message "${part}"`),
    click: (selector) => page.click(selector),
    // Firefox knows the key by its character alone.
    press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key),
    move: (x, y) => page.mouse.move(x, y, { steps: 5 }),
    wheel: (pixels) => page.mouse.wheel({ deltaY: pixels }),
    cookies: async () =>
      Object.fromEntries((await context.cookies()).map(({ name, value }) => [name, value])),
    posts: collectPosts(page),
    heap: async () => {
      const client = await page.createCDPSession()
      await client.send('HeapProfiler.collectGarbage')
      return (await client.send('Runtime.getHeapUsage')).usedSize
    },
    throttleCpu: (rate) => page.emulateCPUThrottling(rate),
    puppeteer: () => page,
    close: () => context.close()
  }
}

function collectPosts(page: Page) {
  const posts = new Map<HTTPRequest, Post>()
  const end = (request: HTTPRequest) => {
    const post = posts.get(request)
    if (post) post.isOver = true
  }
  page.on('request', (request) => {
    if (request.method() !== 'POST') return
    try {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor answers too late to keep the order
      posts.set(request, { url: request.url(), body: request.postData() ?? '', isOver: false })
    } catch {
      // Firefox does not tell what a request posts.
    }
  })
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  // Nobody tells how the requests of a page that was left have ended.
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) for (const post of posts.values()) post.isOver = true
  })
  return () => [...posts.values()]
}
