const WIDGET = 'https://widget.intercom.io/widget/'

const addPolicy = (sources: string): void => {
  const policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = `script-src ${sources}`
  document.head.append(policy)
}

const addNonce = (): void => {
  for (const script of document.scripts) script.nonce = 'of-this-page'
  document.scripts[0]?.setAttribute('nonce', 'of-this-page')
  addPolicy("'nonce-of-this-page'")
}

const addElement = (): void => {
  const element = document.createElement('div')
  element.id = 'Intercom'
  document.body.append(element)
}

// The least of Intercom's own snippet: a stub, its boot, and the script.
const addMessenger = (appId: string): void => {
  const stub = (...command: unknown[]): void => void stub.q.push(command)
  stub.q = [] as unknown[][]
  Object.assign(window, { Intercom: stub, intercomSettings: { app_id: appId } })
  stub('boot', { app_id: appId })
  const script = document.createElement('script')
  script.src = WIDGET + encodeURIComponent(appId)
  document.head.append(script)
}

/** Sets up the faults that are in the page before the plugin comes. */
export function setUpPage(faults: string[], appId: string): void {
  if (faults.includes('csp')) addPolicy("'self'")
  if (faults.includes('nonce')) addNonce()
  if (faults.includes('element')) addElement()
  if (faults.includes('there')) addMessenger(appId)
}

const isOurs = (name: string): boolean => /^(ajs_|intercom-)/.test(name)

/** Removes what Analytics.js and the Messenger have kept of an earlier visit. */
export function forgetEverybody(): void {
  for (const key of Object.keys(localStorage)) if (isOurs(key)) localStorage.removeItem(key)
  for (const cookie of document.cookie.split('; ')) {
    const [name = ''] = cookie.split('=')
    if (isOurs(name)) document.cookie = `${name}=; path=/; max-age=0`
  }
}
