import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserPage } from '../support/browser'
import type { MessengerGlobals } from '../support/messenger/browser'
import type { Net } from '../support/net'
import { typeOf } from '../support/net/servers'
import { pageOrigin } from './page'
import { appId } from './scenario'

const versionOf2021 = '0afdb1dabf3631d53ad47d2354c59dd652eb81e2'

/** A Messenger that scenarios run with. */
export interface MessengerBuild {
  /** Serves its files for one scenario; a held frame comes with `takeOver`. */
  serve(net: Net, isHeld: boolean): Served
}

/** The Messenger of one scenario. */
export interface Served {
  takeOver(page: BrowserPage): Promise<void>
}

/** The double that the tests use. */
export const double: MessengerBuild = {
  serve: (net, isHeld) => {
    net.widget({ options: { neverTakeOver: isHeld } })
    return {
      takeOver: async (page) => {
        // The plugin adds the script when the page has loaded, and not before.
        await page.waitFor(() => 'messengerDouble' in window)
        await page.evaluate(() => {
          const { messengerDouble } = window as MessengerGlobals
          // In a task of its own, so that what throws there is the page's error.
          setTimeout(() => messengerDouble?.takeOver())
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
  const names = readdirSync(folder)
  const shim = names.find((name) => /^shim\b.*\.js$/.test(name))
  if (!shim) throw new Error(`There is no Messenger in ${folder}: its shim*.js is missing.`)
  const others = names.filter((name) => name !== shim && name.endsWith('.js'))
  return {
    serve: (net, isHeld) => {
      let release = () => {}
      const held = new Promise<void>((resolve) => (release = resolve))
      const script = { file: path.join(folder, shim) }
      net.file(`https://widget.intercom.io/widget/${appId}`, script, typeOf(shim))
      for (const name of others) {
        const file = { file: path.join(folder, name) }
        const content = isHeld ? held.then(() => file) : file
        for (const base of [pageOrigin, 'https://js.intercomcdn.com'])
          net.file(`${base}/${name}`, content)
      }
      return { takeOver: async () => release() }
    }
  }
}

/** Whether the build in a folder is the one of November 2021: its files have its version. */
export const isOf2021 = (folder: string): boolean =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .some((name) => readFileSync(path.join(folder, name), 'utf8').includes(versionOf2021))
