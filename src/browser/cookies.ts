import { readSettings } from './settings'

const deleteCookies = (appId: string): void => {
  const labels = location.hostname.split('.')
  const domains = labels.map((_, index) => labels.slice(index).join('.'))
  for (const domain of ['', ...domains, readSettings().cookie_domain as string])
    for (const kind of ['session', 'id', 'device-id'])
      document.cookie = `intercom-${kind}-${appId}=; path=/; max-age=0${domain ? `; domain=${domain}` : ''}`
}

/** Deletes what the Messenger of the workspace `appId` has written of its look. */
export const deleteState = (appId: string): void => {
  const state = `intercom.intercom-state-${appId}`
  for (const key of Object.keys(localStorage))
    if (key === state || key.startsWith(`${state}-`)) localStorage.removeItem(key)
}

/**
 * Deletes what Intercom keeps of the visitor of the workspace `appId`: cookies on this host and its parent domains, and
 * entries of localStorage. https://www.intercom.com/help/en/articles/2361922
 */
export function forgetVisitor(appId: string): void {
  try {
    deleteCookies(appId)
    deleteState(appId)
    // The Messenger writes its state once more, a task later.
    setTimeout(() => deleteState(appId))
  } catch {
    // A sandboxed frame has neither cookies nor storage.
  }
}
