import { tellSession } from './events'
import { findIntercom, isOrphan, noteFrame } from './globals'
import { forgetMessenger, watchForMessenger } from './ready'

let observer: MutationObserver | undefined

/** Looks for the Messenger's frame now and when the page changes, and brings the Messenger back if the page has lost it. */
export function lookForFrame(): void {
  observer ??= new MutationObserver(lookForFrame)
  // The body can be missing still, or a new one.
  for (const element of [document.documentElement, document.body])
    if (element) observer.observe(element, { childList: true })
  // The Messenger comes with its frame.
  if (noteFrame()) watchForMessenger()
  // A shutdown takes the launcher off the page.
  if (!isOrphan()) return tellSession('change')
  forgetMessenger()
  const intercom = findIntercom()
  if (intercom?.q) intercom.booted = false
  else tellSession('lose')
  // Intercom's script takes over a new stub after this event of Turbolinks. First, the commands of this task get there.
  setTimeout(() => document.dispatchEvent(new Event('page:change')))
}
