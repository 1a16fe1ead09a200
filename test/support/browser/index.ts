import type { Net } from '../net'
import { openChromium, openInstalledChromium } from './chromium'
import { openFirefox } from './firefox'
import type { Browser } from './page'
import { started } from './started'
import { openWebKit } from './webkit'

export type { Browser, BrowserPage, ConsoleMessage } from './page'

const engines = {
  chromium: openChromium,
  'installed-chromium': openInstalledChromium,
  firefox: openFirefox,
  webkit: openWebKit
}

/** The engines that tests can run in. */
export type Engine = keyof typeof engines

/** Opens a browser whose only network is the given net. */
export function openBrowser(net: Net, engine: Engine = 'chromium'): Promise<Browser> {
  return started(() => engines[engine](net))
}
