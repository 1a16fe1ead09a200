import { tellSession } from './events'
import { findIntercom, isOrphan, noteFrame } from './globals'
import { forgetMessenger, watchForMessenger } from './ready'

// Turbo leaves a page, or one of its predecessors does.
const VISITS = ['turbo:visit', 'turbolinks:visit', 'page:before-change']

let observer: MutationObserver | undefined

const lose = (): void => {
  forgetMessenger()
  tellSession('lose')
}

// Intercom's script puts an empty stub there then, and forgets what it has not sent.
const noteVisit = (): void => {
  void Promise.resolve().then(() => {
    if (findIntercom()?.q?.length === 0) lose()
  })
}

/** Looks for the Messenger's frame now and when the page changes, and brings the Messenger back if the page has lost it. */
export function lookForFrame(): void {
  if (!observer) for (const name of VISITS) document.addEventListener(name, noteVisit)
  observer ??= new MutationObserver(lookForFrame)
  // The body can be missing still, or a new one.
  for (const element of [document.documentElement, document.body])
    if (element) observer.observe(element, { childList: true })
  // The Messenger comes with its frame.
  if (noteFrame()) watchForMessenger()
  // A shutdown takes the launcher off the page.
  if (!isOrphan()) return tellSession('change')
  const intercom = findIntercom()
  if (intercom?.q) intercom.booted = false
  else lose()
  // Intercom's script takes over a new stub after this event of Turbolinks. First, the commands of this task get there.
  setTimeout(() => document.dispatchEvent(new Event('page:change')))
}
