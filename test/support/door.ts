import type { Messenger } from '../../src/messenger'
import type { BrowserSuite } from './browser/suite'
import { bundleEntry } from './bundle'

/** What a page of these tests has besides Analytics.js. */
export interface DoorWindow {
  messenger: Messenger
  /** What the page's own callbacks were called with. */
  heard: unknown[]
}

/** The code of an app that has our Messenger in a bundle of its own, beside the destination's. */
export const messengerApp = async (more = ''): Promise<string> =>
  bundleEntry(`
    import { messenger } from './dist/messenger.mjs'
    window.messenger = messenger
    window.heard = []
    ${more}`)

/** How often Intercom's script was asked for. */
export const scriptsOf = ({ net }: BrowserSuite): number =>
  net.requests.filter(({ host }) => host === 'widget.intercom.io').length

/** What the page's own callbacks were called with. */
export const heardBy = ({ page }: BrowserSuite): Promise<unknown[]> =>
  page.evaluate(() => (window as unknown as DoorWindow).heard)
