import type { BrowserPage, ConsoleMessage, PressedKey } from './index'
import { poll, waitMs } from './poll'

// https://www.w3.org/TR/webdriver2/#elements
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

// https://www.w3.org/TR/webdriver2/#keyboard-actions
const keys: Record<PressedKey, string> = { Enter: '\uE007', Space: ' ', Tab: '\uE004' }

/** Sends a command to a driver and settles with its answer; rejects with what the driver says went wrong. */
type SendCommand = <Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object
) => Promise<Answer>

/** A client of the WebDriver protocol for the commands under a URL. https://www.w3.org/TR/webdriver2/ */
export const webDriver =
  (url: string): SendCommand =>
  async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(waitMs)
    })
    const { value } = (await response.json()) as { value: { error: string; message: string } }
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`)
    return value as never
  }

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
  const act = (type: 'key' | 'pointer' | 'wheel', ...actions: object[]) =>
    send<undefined>('POST', '/actions', { actions: [{ type, id: type, actions }] })
  return {
    console: messages,
    goto: async (url) => {
      await readMessages()
      await send('POST', '/url', { url })
      await readMessages()
    },
    evaluate,
    waitFor: (fn, ...args) => poll(() => evaluate(fn, ...args), String(fn)),
    waitForMessage: (part) =>
      poll(async () => {
        await readMessages()
        return messages.find(({ text }) => text.includes(part))
      }, `the message "${part}"`),
    click: async (value) => {
      const using = 'css selector'
      const element = await send<Record<string, string>>('POST', '/element', { using, value })
      // On a slow machine, an element can be there before it has its place on the page: the driver refuses the click.
      await poll(async () => {
        await send('POST', `/element/${element[elementKey]}/click`, {})
        return true
      }, `a click on ${value}`)
    },
    press: (key) =>
      act('key', { type: 'keyDown', value: keys[key] }, { type: 'keyUp', value: keys[key] }),
    move: (x, y) => act('pointer', { type: 'pointerMove', x, y, duration: 50 }),
    wheel: (deltaY) => act('wheel', { type: 'scroll', x: 100, y: 100, deltaX: 0, deltaY }),
    cookies: async () => {
      const cookies = await send<{ name: string; value: string }[]>('GET', '/cookie')
      return Object.fromEntries(cookies.map(({ name, value }) => [name, value]))
    },
    posts: notHere,
    heap: notHere,
    throttleCpu: notHere,
    puppeteer: notHere,
    close: () => send('DELETE', '').then(stop, stop)
  }
}

const notHere = (): never => {
  throw new Error('Only puppeteer can do this.')
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

/** What `keepMessages` adds to a page. */
interface KeptMessages {
  keptMessages?: ConsoleMessage[]
}

/**
 * Runs in the page, sent as text, before anything else there: keeps console messages and uncaught errors in a list that a
 * driver can read, and leaves no trace in the document.
 */
export function keepMessages(): void {
  document.currentScript?.remove()
  const kept: ConsoleMessage[] = []
  Object.defineProperty(window, 'keptMessages', { value: kept })
  for (const type of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const write = console[type]
    console[type] = (...args: unknown[]) => {
      kept.push({ type, text: args.map(String).join(' ') })
      write.apply(console, args)
    }
  }
  const keepError = (error: unknown) => void kept.push({ type: 'pageerror', text: String(error) })
  addEventListener('error', ({ error, message }) => keepError(error ?? message))
  addEventListener('unhandledrejection', ({ reason }) => keepError(reason))
}
