import type { Analytics } from '@segment/analytics-next'
import { createReporter, withName } from '../diagnostics'
import type { Client } from '../session/client'
import { toSelector } from '../messenger/launcher'
import { startSession } from '../session/session'
import type { Settings } from '../types'
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

/**
 * Starts the Messenger session that every action gets as its client. It waits for nothing: what is sent before the
 * Messenger is there waits in a queue. Rejects where a setting can never work.
 */
export async function initialize({
  settings,
  analytics
}: {
  settings: Settings
  analytics?: Partial<Pick<Analytics, 'on'>>
}): Promise<Client> {
  const selector = toSelector(settings.activator, createReporter('setting'))
  const boot = {
    app_id: toAppId(settings.appId),
    installation_type: 's',
    api_base: toApiBase(settings.apiBase),
    ...(selector !== undefined && { custom_launcher_selector: selector })
  }
  return startSession(boot, settings.shutdownOnReset !== false, analytics)
}
