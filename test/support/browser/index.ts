import type { Net } from '../net'
import type { Browser } from './page'
import { openChromium, openFirefox } from './puppeteer'
import { openWebKit } from './webkit'

export type { Browser, BrowserPage } from './page'

const engines = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit }

/** The engines that tests can run in. */
export type Engine = keyof typeof engines

/** Opens a browser whose only network is the given net. */
export const openBrowser = (net: Net, engine: Engine = 'chromium'): Promise<Browser> =>
  engines[engine](net)
