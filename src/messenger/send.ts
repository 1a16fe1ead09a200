import type { Note } from '../diagnostics'
import { type Command, findIntercom, findQueue } from './page'

/** How many commands a stub holds: without a limit, one that is never taken over would fill the page's memory. */
export const MOST_QUEUED = 1000

/** Hands `command` to what is at `window.Intercom` right now; what cannot be sent is named. Never throws. */
export function send(command: Command, note: Note): void {
  const [name] = command
  const intercom = findIntercom()
  try {
    if (!intercom || intercom.failed)
      note(name, 'it is not sent, because the Messenger did not load.')
    else if ((findQueue()?.length ?? 0) >= MOST_QUEUED)
      note(name, `it is not sent, because ${MOST_QUEUED} commands wait for the Messenger.`)
    else intercom(...command)
  } catch {
    note(name, 'it is lost, because the Messenger threw an error.')
  }
}
