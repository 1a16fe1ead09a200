import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { Net } from '../net'
import type { Browser, BrowserPage, ConsoleMessage, PressedKey } from './index'
import { poll, waitMs } from './poll'

/**
 * Starts WebKitGTK's MiniBrowser behind the net's proxy, on a display of its own. Each page has its own driver and so its
 * own browser, because a driver takes one session at a time. Rejects if a program is missing.
 */
export async function openWebKit(net: Net): Promise<Browser> {
  // The driver tells nobody what the page's console says.
  net.runFirst(`(${keepMessages.toString()})()`)
  const { child, stop } = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24'])
  const end = once(child, 'exit').then(() => Promise.reject(new Error('Xvfb does not run.')))
  const [display] = (await Promise.race([once(child.stdout, 'data'), end])) as [Buffer]
  const open = () => openPage(net, `:${String(display).trim()}`)
  // On a busy machine, a driver can start and never answer.
  return { newPage: () => open().catch(open), close: stop }
}

async function openPage(net: Net, display: string) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { stop } = start('WebKitWebDriver', [`--port=${port}`], { DISPLAY: display })
  const capabilities = {
    alwaysMatch: {
      acceptInsecureCerts: true,
      // Else the driver's script would wait by the page's own `setTimeout`, which a page's clock can hold and run early.
      timeouts: { script: null },
      'webkitgtk:browserOptions': {
        args: [
          '--automation',
          `--proxy=http://${net.proxy}`,
          '--ignore-host=127.0.0.1',
          '--ignore-tls-errors'
        ]
      }
    }
  }
  try {
    const send = webDriver(origin)
    await poll(() => send<{ ready: boolean }>('GET', '/status'), 'WebKitWebDriver')
    const { sessionId } = await send<{ sessionId: string }>('POST', '/session', { capabilities })
    return webDriverPage(webDriver(`${origin}/session/${sessionId}`), stop)
  } catch (error) {
    await stop()
    throw error
  }
}

/** Ends what it has started when its own parent ends. */
const guard = 'setpriv'

/** Starts a program that ends with the test process, however that ends. */
function start(name: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(guard, ['--pdeathsig', 'KILL', name, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore']
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = () => {
    child.kill()
    return ended
  }
  return { child, stop }
}

/** The driver takes a port and does not choose one. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

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
const webDriver =
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
function webDriverPage(send: SendCommand, stop: () => Promise<void>): BrowserPage {
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
function keepMessages(): void {
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
