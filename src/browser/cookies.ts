const deleteCookies = (appId: string): void => {
  const labels = location.hostname.split('.')
  const parents = labels.map((_, index) => labels.slice(index).join('.'))
  // An empty domain is this host alone. A `cookie_domain` of the page is one of the others.
  for (const domain of ['', ...parents])
    for (const kind of ['session', 'id', 'device-id'])
      document.cookie = `intercom-${kind}-${appId}=; path=/; max-age=0; domain=${domain}`
}

/** Deletes what the Messenger of the workspace `appId` has written of its look. */
export const deleteState = (appId: string): void => {
  // The state of "abc" is at "…-abc" and "…-abc-…", and "…-abcd" is somebody else's.
  for (const key of Object.keys(localStorage))
    if (`${key}-`.startsWith(`intercom.intercom-state-${appId}-`)) localStorage.removeItem(key)
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
