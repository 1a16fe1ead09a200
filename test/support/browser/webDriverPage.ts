import { writeFile } from 'node:fs/promises'
import type { KeptMessages } from './keptMessages'
import type { BrowserPage, ConsoleMessage, PlacedCookie, PressedKey } from './page'
import { poll } from './poll'
import type { SendCommand } from './webDriver'

// https://www.w3.org/TR/webdriver2/#elements
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

// https://www.w3.org/TR/webdriver2/#keyboard-actions
const keys: Record<PressedKey, string> = { Enter: '\uE007', Space: ' ', Tab: '\uE004' }

/** The one page of a WebDriver session; `stop` runs when it is closed. */
export function webDriverPage(send: SendCommand, stop: () => Promise<void>): BrowserPage {
  const messages: ConsoleMessage[] = []
  const evaluate = async <Args extends unknown[], Result>(
    fn: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> => {
    const script = `(${runInPage.toString()})(${fn.toString()}, ...arguments)`
    const answer = await send<string>('POST', '/execute/async', { script, args: [args] })
    const { value, error, kept } = JSON.parse(answer) as Outcome
    messages.push(...kept)
    if (error !== undefined) throw new Error(error)
    return value as Awaited<Result>
  }
  const readMessages = () => evaluate(() => undefined)
  const find = async (selector: string) => {
    const found = { using: 'css selector', value: selector }
    const element = await send<Record<string, string>>('POST', '/element', found)
    return `/element/${element[elementKey]}`
  }
  const resize = async (width: number, height: number) => {
    const border = await evaluate(() => ({
      width: outerWidth - innerWidth,
      height: outerHeight - innerHeight
    }))
    const rect = { width: width + border.width, height: height + border.height }
    await send('POST', '/window/rect', rect)
  }
  return {
    console: messages,
    goto: async (url) => {
      await readMessages()
      await send('POST', '/url', { url })
      await readMessages()
    },
    evaluate,
    waitFor: (fn, ...args) => poll(() => evaluate(fn, ...args), String(fn)),
    waitForMessage: (text) => {
      const findMessage = async () => {
        await readMessages()
        return messages.find((message) => message.text.includes(text))
      }
      return poll(findMessage, `the console message "${text}"`)
    },
    click: async (selector) => {
      const element = await find(selector)
      // On a slow machine, an element can be there before it has its place on the page: the driver refuses the click.
      const isClicked = () => send('POST', `${element}/click`, {}).then(() => true)
      await poll(isClicked, `a click on ${selector}`)
    },
    type: async (selector, text) =>
      void (await send('POST', `${await find(selector)}/value`, { text })),
    press: async (key) => {
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: keys[key] }))
      await send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    move: async (x, y) => {
      const actions = [{ type: 'pointerMove', x, y, duration: 50 }]
      await send('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] })
    },
    wheel: async (pixels) => {
      const actions = [{ type: 'scroll', x: 100, y: 100, deltaX: 0, deltaY: pixels }]
      await send('POST', '/actions', { actions: [{ type: 'wheel', id: 'wheel', actions }] })
    },
    setViewport: async (width, height) => {
      await resize(width, height)
      const isResized = (...size: number[]) => innerWidth === size[0] && innerHeight === size[1]
      await poll(() => evaluate(isResized, width, height), `a viewport of ${width} × ${height}`)
    },
    screenshot: async (path) => writeFile(path, await send<string>('GET', '/screenshot'), 'base64'),
    cookies: async () => {
      const cookies = await send<{ name: string; value: string }[]>('GET', '/cookie')
      return Object.fromEntries(cookies.map(({ name, value }) => [name, value]))
    },
    placedCookies: () => send<PlacedCookie[]>('GET', '/cookie'),
    posts: () => {
      throw new Error('posts() works in Chromium only.')
    },
    puppeteer: () => {
      throw new Error('puppeteer() works in Chromium and Firefox only.')
    },
    heap: () => chromiumOnly('heap()'),
    throttleCpu: () => chromiumOnly('throttleCpu()'),
    close: async () => {
      try {
        await send('DELETE', '')
      } finally {
        await stop()
      }
    }
  }
}

interface Outcome {
  value?: unknown
  error?: string
  kept: ConsoleMessage[]
}

/** Runs in the page, sent as text. As with puppeteer, a value that JSON cannot hold is undefined. */
async function runInPage(
  fn: (...args: unknown[]) => unknown,
  args: unknown[],
  done: (outcome: string) => void
) {
  const outcome: Outcome = { kept: [] }
  try {
    outcome.value = await fn(...args)
  } catch (error) {
    outcome.error = String(error)
  }
  outcome.kept = (window as KeptMessages).keptMessages?.splice(0) ?? []
  try {
    done(JSON.stringify(outcome))
  } catch {
    done(JSON.stringify({ ...outcome, value: undefined }))
  }
}

const chromiumOnly = (method: string) =>
  Promise.reject(new Error(`${method} works in Chromium only.`))
