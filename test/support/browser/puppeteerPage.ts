import type { BrowserContext, HTTPRequest, Page } from 'puppeteer-core'
import type { BrowserPage, ConsoleMessage, Post } from './page'
import { poll } from './poll'

/** A page of a browser that puppeteer drives. */
export async function puppeteerPage(context: BrowserContext): Promise<BrowserPage> {
  const page = await context.newPage()
  const evaluate = <Args extends unknown[], Result>(fn: (...args: Args) => Result, ...args: Args) =>
    page.evaluate(fn as (...args: unknown[]) => unknown, ...args) as Promise<Awaited<Result>>
  const messages = collectConsole(page)
  const posts = collectPosts(page)
  return {
    console: messages,
    goto: async (url) => void (await page.goto(url)),
    evaluate,
    waitFor: (fn, ...args) => poll(() => evaluate(fn, ...args), String(fn)),
    waitForMessage: (text) => {
      const find = () => Promise.resolve(messages.find((message) => message.text.includes(text)))
      return poll(find, `the console message "${text}"`)
    },
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    // Firefox knows the key by its character alone.
    press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key),
    move: (x, y) => page.mouse.move(x, y, { steps: 5 }),
    wheel: (pixels) => page.mouse.wheel({ deltaY: pixels }),
    setViewport: (width, height) => page.setViewport({ width, height }),
    cookies: async () =>
      Object.fromEntries((await context.cookies()).map(({ name, value }) => [name, value])),
    placedCookies: async () =>
      (await context.cookies()).map(({ name, value, domain }) => ({ name, value, domain })),
    posts,
    heap: () => usedHeap(page),
    throttleCpu: (rate) => page.emulateCPUThrottling(rate),
    puppeteer: () => page,
    close: () => context.close()
  }
}

function collectConsole(page: Page) {
  const messages: ConsoleMessage[] = []
  page.on('console', (message) => messages.push({ type: message.type(), text: message.text() }))
  page.on('pageerror', (error) => {
    // Over WebDriver BiDi, the error is one whose message is the page's error as a whole.
    const text = String(error).replace(/^Error: (?=\w*Error: )/, '')
    messages.push({ type: 'pageerror', text })
  })
  return messages
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

async function usedHeap(page: Page) {
  const client = await page.createCDPSession()
  try {
    await client.send('HeapProfiler.collectGarbage')
    return (await client.send('Runtime.getHeapUsage')).usedSize
  } finally {
    await client.detach()
  }
}
