import type { Net } from '../net'
import { openChromium } from './chromium'
import type { Browser } from './page'

export type { Browser, BrowserPage, ConsoleMessage } from './page'

const engines = { chromium: openChromium }

/** The engines that tests can run in. */
export type Engine = keyof typeof engines

/** Opens a browser whose only network is the given net. */
export function openBrowser(net: Net, engine: Engine = 'chromium'): Promise<Browser> {
  return engines[engine](net)
}
