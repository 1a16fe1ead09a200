import { runnableActions } from '../actions'
import { createReporter, debug, NAME, showMessages, warn, withName } from '../report'
import { findIntercom } from '../browser/globals'
import { readSettings } from '../browser/settings'
import { client, listen, offerInspection } from '../browser/events'
import { createPorts } from '../browser/host'
import { toSelector } from '../browser/launcherClicks'
import { isDebugged } from '../browser/storage'
import { isLoadOn } from '../browser/when'
import { type Client, toClient } from '../client'
import { toId } from '../session/person'
import { createSession, type SessionAnalytics } from '../session/session'
import type { LoadOn, Settings } from '../types'
import { DEFAULT_API_BASE } from './settings'

// Another protocol is fine on this machine.
const SAFE = /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/

const toAppId = (appId: unknown): string => {
  const id = toId(appId).trim()
  if (id) return id
  throw new Error(withName('setting "appId": it is missing. Enter it.'))
}

const toApiBase = (apiBase: unknown): string => {
  try {
    const { href, origin, pathname } = new URL(apiBase as string)
    if (SAFE.test(href))
      // A proxy can have a path.
      return origin + pathname.replace(/\/+$/, '')
  } catch {
    // Text that is not a URL is refused below.
  }
  throw new Error(withName('setting "apiBase": it is not an https: URL. Choose a region.'))
}

const toLoadOn = (loadOn: unknown): LoadOn => {
  if (isLoadOn(loadOn)) return loadOn
  if (loadOn)
    createReporter('setting')(
      'loadOn',
      'ignored: it is unknown. Use load, idle, interaction or identify.'
    )
  return 'load'
}

/**
 * Starts the session that every action gets as its client. It does not wait for the Messenger: commands do, in a queue.
 * Rejects if a setting can never work.
 */
export async function initialize({
  settings,
  analytics = {}
}: {
  settings: Settings
  analytics?: SessionAnalytics
}): Promise<Client> {
  if (settings.debug || isDebugged()) showMessages()
  offerInspection()
  const selector = toSelector(settings.activator, createReporter('setting'))
  const page = readSettings()
  const boot = {
    app_id: toAppId(settings.appId),
    installation_type: 's',
    api_base: settings.apiBase ? toApiBase(settings.apiBase) : page.api_base || DEFAULT_API_BASE,
    ...(selector !== undefined && { custom_launcher_selector: selector })
  }
  const loadOn = toLoadOn(settings.loadOn)
  if ((toId(page.app_id).trim() || boot.app_id) !== boot.app_id) {
    if (findIntercom()) {
      warn('setting "appId": nothing is sent: the page has another App ID. Use one.')
      // Everything would go to the other workspace.
      return toClient(([name], context) =>
        createReporter('Intercom', context)(name, 'not sent: the page has another App ID. Use one.')
      )
    }
    debug('setting "appId": the page has another App ID. Use one.')
  }
  const session = createSession(createPorts(boot, loadOn), boot, settings, analytics)
  listen(session.listeners, analytics)
  session.open()
  return client
}

/** The part of the definition that runs in the browser. */
export const runnable = { name: NAME, initialize, actions: runnableActions }
