import { withName } from '../diagnostics'
import { type Command, findIntercom, type IntercomFunction, setGlobal } from './page'
import { MAX_QUEUED } from './send'

/** A stub of ours: its queue, and whether the script that would have emptied it has failed. */
export interface Stub extends IntercomFunction {
  q: Command[]
  failed: boolean
}

const WIDGET = 'https://widget.intercom.io/widget/'

const fail = (stub: Stub, url: string): void => {
  stub.failed = true
  stub.q.length = 0
  console.warn(
    withName(
      `Intercom's script could not be loaded: ${url}. ` +
        'Look for a Content-Security-Policy or a blocker that stops it, a wrong App ID, or no connection.'
    )
  )
}

const addScript = (url: string, stub: Stub): void => {
  if (findIntercom() !== stub) return
  try {
    // A page may have its own element for the script and no stub.
    const there = document.querySelector<HTMLScriptElement>(`script[src^="${WIDGET}"]`)
    const script = there ?? document.createElement('script')
    script.addEventListener('error', () => fail(stub, url), { once: true })
    if (there) return
    const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce
    if (nonce) script.nonce = nonce
    script.async = true
    script.src = url
    ;(document.head ?? document.documentElement).append(script)
  } catch {
    // A Trusted Types policy throws here.
    fail(stub, url)
  }
}

/** Puts a stub at `window.Intercom`, which collects commands until the Messenger takes them over. */
export function installStub(): Stub {
  const stub = ((...command: Command) => {
    if (!stub.failed && stub.q.length < MAX_QUEUED) stub.q.push(command)
  }) as Stub
  stub.q = []
  stub.failed = false
  setGlobal('Intercom', stub)
  return stub
}

/**
 * Adds Intercom's script for the workspace `appId` once the page has loaded; `prepare` runs right before that. Where it
 * fails, `stub` is emptied and collects no more. https://developers.intercom.com/installing-intercom/web/installation
 */
export function loadMessenger(appId: string, stub: Stub, prepare: () => void): void {
  const add = (): void => {
    prepare()
    addScript(WIDGET + encodeURIComponent(appId), stub)
  }
  if (document.readyState === 'complete') add()
  else window.addEventListener('load', add, { once: true })
}
