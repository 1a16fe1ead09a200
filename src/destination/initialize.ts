import { runnableActions } from '../actions'
import { createReporter, debug, NAME, warn, withName } from '../report'
import { findIntercom, readSettings } from '../browser/globals'
import { listen } from '../browser/events'
import { createPorts } from '../browser/host'
import { toSelector } from '../browser/launcherClicks'
import { isLoadOn } from '../browser/when'
import type { Client } from '../client'
import { createSession, type SessionAnalytics } from '../session/session'
import type { LoadOn, Settings } from '../types'
import { DEFAULT_API_BASE } from './settings'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

const toAppId = (appId: unknown): string => {
  if (typeof appId === 'string' && appId.trim()) return appId.trim()
  throw new Error(withName('The setting "appId" is missing. Enter it.'))
}

const toApiBase = (apiBase: unknown): string => {
  if ((apiBase ?? '') === '') return DEFAULT_API_BASE
  try {
    const { protocol, hostname, origin } = new URL(apiBase as string)
    if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname)))
      return origin
  } catch {
    // What is no URL is refused below, like one of another kind.
  }
  throw new Error(withName('The setting "apiBase" is not an https: URL. Correct it.'))
}

const toLoadOn = (loadOn: unknown): LoadOn => {
  if (isLoadOn(loadOn)) return loadOn
  if ((loadOn ?? '') !== '')
    createReporter('setting')('loadOn', 'it is unknown. Use load, idle or interaction.')
  return 'load'
}

/**
 * Starts the Messenger session that every action gets as its client. It waits for nothing: what is sent before the
 * Messenger is there waits in a queue. Rejects if a setting can never work.
 */
export async function initialize({
  settings,
  analytics
}: {
  settings: Settings
  analytics?: SessionAnalytics
}): Promise<Client> {
  const selector = toSelector(settings.activator, createReporter('setting'))
  const boot = {
    app_id: toAppId(settings.appId),
    installation_type: 's',
    api_base: toApiBase(settings.apiBase),
    ...(selector !== undefined && { custom_launcher_selector: selector })
  }
  const loadOn = toLoadOn(settings.loadOn)
  const { app_id = boot.app_id } = readSettings()
  if (app_id !== boot.app_id) {
    const isTaken = findIntercom() !== undefined
    ;(isTaken ? warn : debug)('The page has another App ID. Use one.')
    // The Messenger on the page belongs to another workspace: whatever is sent would go there.
    if (isTaken) return () => undefined
  }
  const session = createSession(createPorts(boot, loadOn), boot, settings, analytics)
  listen(session.listeners)
  session.open()
  return session.client
}

/** The part of the definition that runs in the browser. */
export const runnable = { name: NAME, initialize, actions: runnableActions }
