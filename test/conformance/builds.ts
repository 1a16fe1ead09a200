import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { BrowserPage } from '../support/browser'
import type { Build } from '../support/messenger'
import type { Net } from '../support/net'
import { appId } from './expect'
import { pageOrigin } from './page'

/** A Messenger that scenarios run with. */
export interface MessengerBuild {
  /** Serves its files for one scenario; a held frame comes with `takeOver`. */
  serve(net: Net, frame: { isHeld: boolean; build: Build }): Served
}

/** The Messenger of one scenario. */
export interface Served {
  takeOver(page: BrowserPage): Promise<void>
}

/** The double that the tests use. */
export const double: MessengerBuild = {
  serve: (net, { isHeld, build }) => {
    net.widget({ options: { ...build, neverTakeOver: isHeld } })
    return {
      takeOver: async (page) => {
        // The plugin adds the script when the page has loaded, and not before.
        await page.waitFor(() => 'messengerDouble' in window)
        await page.evaluate(() => {
          const { messengerDouble } = window as unknown as {
            messengerDouble: { takeOver(): void }
          }
          // In a task of its own, so that what throws there is the page's error.
          setTimeout(() => messengerDouble.takeOver())
        })
      }
    }
  }
}

/**
 * The files of a folder as Intercom's hosts serve them. The shim is at the App ID, and the others are next to the page
 * or at Intercom's own host, as the shim asks for them. Throws if there is no shim.
 */
export function realBuild(folder: string): MessengerBuild {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const shim = names.find((name) => /^shim\b.*\.js$/.test(name))
  if (!shim) throw new Error(`There is no Messenger in ${folder}: its shim*.js is missing.`)
  const others = names.filter((name) => name !== shim && name.endsWith('.js'))
  return {
    serve: (net, { isHeld }) => {
      let release = () => {}
      const held = new Promise<void>((resolve) => (release = resolve))
      net.file(
        `https://widget.intercom.io/widget/${appId}`,
        { file: path.join(folder, shim) },
        javascript
      )
      for (const name of others) {
        const file = { file: path.join(folder, name) }
        const content = isHeld ? held.then(() => file) : file
        for (const base of [pageOrigin, 'https://js.intercomcdn.com']) {
          net.file(`${base}/${name}`, content, javascript)
        }
      }
      return {
        takeOver: () => {
          release()
          return Promise.resolve()
        }
      }
    }
  }
}

const javascript = { 'content-type': 'text/javascript; charset=utf-8' }
