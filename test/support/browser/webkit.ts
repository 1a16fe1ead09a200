import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { Net } from '../net'
import { startChild, type Child } from './child'
import { keepMessages } from './keptMessages'
import type { Browser } from './page'
import { poll } from './poll'
import { started, startMs } from './started'
import { webDriver } from './webDriver'
import { webDriverPage } from './webDriverPage'

/**
 * Starts WebKitGTK's MiniBrowser behind the net's proxy, on a display of its own. Each page has its own driver and so its
 * own browser, because a driver takes one session at a time. Rejects if a program is missing.
 */
export async function openWebKit(net: Net): Promise<Browser> {
  // The driver tells nobody what the page's console says.
  net.runFirst(`(${keepMessages.toString()})()`)
  const display = startChild('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24'])
  const open = async () => openPage(net, `:${await display.firstLine}`)
  try {
    const first = await open()
    const opened = [first.page]
    return {
      version: first.version,
      newPage: async () => opened.pop() ?? (await started(open)).page,
      close: async () => {
        await Promise.all(opened.map((page) => page.close()))
        await display.stop()
      }
    }
  } catch (error) {
    await display.stop()
    throw error
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
  await poll(() => send<{ ready: boolean }>('GET', '/status'), 'WebKitWebDriver', startMs)
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
  const { sessionId, capabilities } = await send<{
    sessionId: string
    capabilities: { browserName: string; browserVersion: string }
  }>('POST', '/session', { capabilities: { alwaysMatch } }, startMs)
  const page = webDriverPage(webDriver(`${origin}/session/${sessionId}`), () => driver.stop())
  return { page, version: `${capabilities.browserName}/${capabilities.browserVersion}` }
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
