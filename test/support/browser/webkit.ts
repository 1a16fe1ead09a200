import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { Net } from '../net'
import type { Browser } from './index'
import { poll } from './poll'
import { keepMessages, webDriver, webDriverPage } from './webDriver'

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
  return { version: 'WebKitGTK', newPage: () => open().catch(open), close: stop }
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
