import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { Net } from '../net'
import type { Browser } from './page'
import { poll } from './poll'
import { startChild, type Child } from './programs'
import { keepMessages, webDriver, webDriverPage } from './webDriver'

/**
 * Starts WebKitGTK's MiniBrowser behind the net's proxy, on a display of its own. Each page has its own driver and so its
 * own browser, because a driver takes one session at a time. Rejects if a program is missing.
 */
export async function openWebKit(net: Net): Promise<Browser> {
  // The driver tells nobody what the page's console says.
  net.runFirst(`(${keepMessages.toString()})()`)
  const display = startChild('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24'])
  return {
    version: 'WebKitGTK',
    newPage: async () => {
      const open = async () => openPage(net, `:${await display.firstLine}`)
      // On a busy machine, a driver can start and never answer.
      return open().catch(open)
    },
    close: () => display.stop()
  }
}

async function openPage(net: Net, display: string) {
  const port = await freePort()
  const driver = startChild('WebKitWebDriver', [`--port=${port}`], { DISPLAY: display })
  try {
    return await openSession(net, `http://127.0.0.1:${port}`, driver)
  } catch (error) {
    await driver.stop()
    throw error
  }
}

async function openSession(net: Net, origin: string, driver: Child) {
  const send = webDriver(origin)
  await poll(() => send<{ ready: boolean }>('GET', '/status'), 'WebKitWebDriver')
  const args = [
    '--automation',
    `--proxy=http://${net.proxy}`,
    '--ignore-host=127.0.0.1',
    '--ignore-tls-errors'
  ]
  const alwaysMatch = {
    acceptInsecureCerts: true,
    // Else the driver's script would wait by the page's own `setTimeout`, which a page's clock can hold and run early.
    timeouts: { script: null },
    'webkitgtk:browserOptions': { args }
  }
  const { sessionId } = await send<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch }
  })
  return webDriverPage(webDriver(`${origin}/session/${sessionId}`), () => driver.stop())
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
