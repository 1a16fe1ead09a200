import { readFileSync } from 'node:fs'
import path from 'node:path'
import { NAME } from '../../../src/report'
import { presets } from '../../../src/presets'
import { snippetPage } from '../../support/html'
import type { BrowserPage } from '../../support/browser'
import type { Net } from '../../support/net'
import { appId } from '../expect'
import { pageOrigin, type PageOptions } from '../page'

const plugin = path.resolve(__dirname, '../../../dist/intercom.global.js')

/** The cookies of an earlier visit are there when the first page opens, and not again on the next. */
const notes = (cookies: string[]) => `
  if (!window.name) {
    ${cookies.map((cookie) => `document.cookie = ${JSON.stringify(`${cookie}; path=/`)}`).join('\n')}
  }
  window.name = 'opened'
  window.notes = []
`

/** A customer's page with Segment's snippet, the real Analytics.js and the built plugin, and the button of the page's own launcher. */
export function pluginPage(net: Net, { cookies = [], before = '', plugin: options }: PageOptions) {
  const url = net.file(`${pageOrigin}/intercom.js`, readFileSync(plugin, 'utf8'), {
    'content-type': 'text/javascript; charset=utf-8'
  })
  net.cdnSettings({
    remotePlugins: [
      {
        name: NAME,
        creationName: NAME,
        libraryName: 'intercomDestination',
        url,
        settings: { appId, subscriptions: presets, ...options }
      }
    ]
  })
  return snippetPage({
    writeKey: 'key',
    before: notes(cookies) + before,
    body: '<button id="press">Press</button>'
  })
}

/** Waits until Analytics.js has loaded the plugin. */
export const waitForPlugin = async (page: BrowserPage) =>
  void (await page.waitFor(() => {
    const { analytics, Intercom } = window as unknown as {
      analytics?: { initialized?: boolean }
      Intercom?: unknown
    }
    return analytics?.initialized && typeof Intercom === 'function'
  }))
