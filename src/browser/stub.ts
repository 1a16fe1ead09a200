import type { Command } from '../client'
import { type IntercomFunction, isFailed, setGlobal } from './globals'
import { BOOT_AND_SHUTDOWN } from '../session/queue'
import { MAX_QUEUED } from './queue'

/**
 * Puts a stub at `window.Intercom`, which collects commands until the Messenger takes them over; after a failure only the
 * page's own boots and shutdowns, and those that open something, which call `onOpen`.
 */
export function installStub(onOpen: () => void): IntercomFunction {
  const queue: Command[] = []
  const stub: IntercomFunction = (...command) => {
    // show, showArticle, startTour … https://developers.intercom.com/installing-intercom/web/methods
    const opens = /^(show|start)/.test(command[0])
    const isHeld = opens || BOOT_AND_SHUTDOWN.includes(command[0]) || !isFailed()
    if (isHeld && queue.length < MAX_QUEUED) queue.push(command)
    if (opens) onOpen()
  }
  stub.q = queue
  setGlobal('Intercom', stub)
  return stub
}
