import type { Report } from '../diagnostics'
import { type Command, findIntercom, findQueue } from './page'

/** How many commands a stub holds: without a limit, one that is never taken over would fill the page's memory. */
export const MAX_QUEUED = 1000

/** Hands `command` to what is at `window.Intercom` right now; what cannot be sent is named. Never throws. */
export function send(command: Command, report: Report): void {
  const [name] = command
  const intercom = findIntercom()
  try {
    if (!intercom || intercom.failed)
      report(name, 'it is not sent, because the Messenger did not load.')
    else if ((findQueue()?.length ?? 0) >= MAX_QUEUED)
      report(name, `it is not sent, because ${MAX_QUEUED} commands wait for the Messenger.`)
    else intercom(...command)
  } catch {
    report(name, 'it is lost, because the Messenger threw an error.')
  }
}
