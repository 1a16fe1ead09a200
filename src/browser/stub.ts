import type { Command } from '../client'
import { type IntercomFunction, isFailed, setGlobal } from './globals'
import { MAX_QUEUED } from './queue'

/**
 * Whether a command opens something: show, showArticle, startTour …
 * https://developers.intercom.com/installing-intercom/web/methods
 */
export const isOpening = ([name]: Command): boolean => /^(show|start)/.test(name)

/**
 * Puts a stub at `window.Intercom`, which collects commands until the Messenger takes them over; after a failure only those
 * that open something, which call `onOpen`.
 */
export function installStub(onOpen: () => void): IntercomFunction {
  const queue: Command[] = []
  const stub: IntercomFunction = (...command) => {
    const opens = isOpening(command)
    if ((opens || !isFailed()) && queue.length < MAX_QUEUED) queue.push(command)
    if (opens) onOpen()
  }
  stub.q = queue
  setGlobal('Intercom', stub)
  return stub
}
