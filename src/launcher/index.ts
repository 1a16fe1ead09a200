import { EVENT } from '../browser/globals'
import { createButton, TAG } from './button'
import { findInterface, findLauncher, isMissing } from './handover'
import { connectEarly } from './hints'
import { find, readPage, toStyle } from './page'

/** What the launcher says. */
export interface LauncherOptions {
  /** The name of the button, for people who do not see it. The default is "Open chat". */
  label?: string
  /** What it says while the Messenger comes. The default is "Opening chat…". */
  busyLabel?: string
  /** What it says for a moment if the Messenger does not come. The default is "Chat did not open. Try again." */
  failedLabel?: string
}

// Nothing tells of a command that hides the launcher while it waits in a stub, of a stop, or of a change of the settings.
const LOOK_MS = 1000

// A script can hang, or a blocker can stop what comes after it. On a slow phone it takes its time.
const WAIT_MS = 20_000
const FAILED_MS = 6000

/** Hands `show` to the destination, which keeps the order of calls and loads the script at once. Returns whether it was there. */
const show = (): boolean =>
  !window.dispatchEvent(new CustomEvent(`${EVENT}:call`, { cancelable: true, detail: ['show'] }))

/**
 * Draws a launcher until Intercom's own is there: in its place, and by the same settings. A press loads the Messenger and
 * opens it. Returns what removes the launcher.
 */
export function showLauncher({
  label = 'Open chat',
  busyLabel = 'Opening chat…',
  failedLabel = 'Chat did not open. Try again.'
}: LauncherOptions = {}): () => void {
  if (!globalThis.document) return () => undefined
  const [host, button, status] = createButton(label)
  let style = ''
  let isBusy = false
  let isTaken = false
  let timer: ReturnType<typeof setTimeout>

  const say = (text: string, busy = false): void => {
    status.textContent = text
    isBusy = busy
    button.setAttribute('aria-busy', `${busy}`)
    clearTimeout(timer)
    if (text || busy) timer = setTimeout(say, busy ? WAIT_MS : FAILED_MS, busy ? failedLabel : '')
  }

  const leave = (): void => {
    const hadFocus = document.activeElement === host
    host.remove()
    say('')
    if (hadFocus) findLauncher()?.focus()
  }

  const look = (): void => {
    // Intercom's interface is a child of the body, and its launcher is one of that. A page can swap its body.
    for (const parent of [document.documentElement, document.body, findInterface()])
      if (parent) observer.observe(parent, { childList: true })
    const page = readPage()
    if (!isMissing(page)) leave()
    // Another copy of this file can have drawn one.
    else if (!find(TAG)) document.body?.append(host)
    // A tool that records the page would see each change.
    if (style !== toStyle(page)) host.style.cssText = style = toStyle(page)
    if (!isBusy) return
    // It may not be there yet.
    isTaken ||= show()
    // It removes a script that has failed.
    if (page.failed && !find('[src*="https://widget.intercom.io"]')) say(failedLabel)
  }

  button.onclick = () => {
    if (isBusy) return
    isTaken = false
    say(busyLabel, true)
    look()
  }
  const observer = new MutationObserver(look)
  const interval = setInterval(look, LOOK_MS)
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, connectEarly)
  look()
  return () => {
    observer.disconnect()
    clearInterval(interval)
    host.remove()
  }
}
