import type { BrowserSuite } from '../../support/browser/suite'
import { bundleEntry } from '../../support/bundle'

declare const heard: unknown[]

/** The code of an app that has our Messenger in a bundle of its own, beside the destination's. */
export const messengerApp = async (more = ''): Promise<string> =>
  bundleEntry(`
    import { messenger } from './dist/messenger.mjs'
    window.messenger = messenger
    window.heard = []
    ${more}`)

/** What the page's own callbacks were called with. */
export const heardBy = ({ page }: BrowserSuite): Promise<unknown[]> => page.evaluate(() => heard)
