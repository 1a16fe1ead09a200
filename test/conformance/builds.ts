import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserPage } from '../support/browser'
import type { MessengerGlobals } from '../support/messenger/browser'
import type { Net } from '../support/net'
import { typeOf } from '../support/net/servers'
import { pageOrigin, scenarioPage, waitForReal, type ScenarioWindow } from './page'
import { appId } from './scenario'

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
  const names = existsSync(folder) ? readdirSync(folder) : []
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

/** What the Messenger of November 2021 answers to the command `version`. */
export const buildOf2021 = '0afdb1dabf3631d53ad47d2354c59dd652eb81e2'

/** What a build says it is; "without a version" if it does not know the command. */
export async function versionOf(build: MessengerBuild, net: Net, browser: Browser) {
  net.reset()
  build.serve(net, false)
  const url = net.page(`${pageOrigin}/`, scenarioPage({ queue: [['shutdown']] }))
  const page = await browser.newPage()
  try {
    await page.goto(url)
    await waitForReal(page)
    return await page.evaluate(() => {
      const { Intercom } = window as unknown as ScenarioWindow
      return String(Intercom('version') ?? 'without a version')
    })
  } finally {
    await page.close()
  }
}
