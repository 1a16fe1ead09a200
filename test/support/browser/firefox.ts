import puppeteer from 'puppeteer-core'
import type { Net } from '../net'
import { installedFirefox } from './installed'
import type { Browser } from './page'
import { puppeteerBrowser } from './puppeteerBrowser'
import { startMs } from './started'

/**
 * Starts Firefox behind the net's proxy, with a fresh profile that is removed afterwards. Rejects if there is none.
 */
export async function openFirefox(net: Net): Promise<Browser> {
  const [host, port] = net.proxy.split(':')
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: installedFirefox(),
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
  return puppeteerBrowser(browser)
}
