import type { Command } from '../client'
import { type IntercomFunction, isFailed, setGlobal } from './globals'
import { MAX_QUEUED } from './queue'

/** Our stub: its queue, and whether Intercom's script failed so far. */
export interface Stub extends IntercomFunction {
  q: Command[]
  failed: boolean
}

/**
 * Whether a command opens something: show, showArticle, startTour …
 * https://developers.intercom.com/installing-intercom/web/methods
 */
export const isOpening = ([name]: Command): boolean => /^(show|start)/.test(name)

/**
 * Puts a stub at `window.Intercom`, which collects commands until the Messenger takes them over; after a failure only those
 * that open something, which call `onOpen`.
 */
export function installStub(onOpen: () => void): Stub {
  const stub = ((...command: Command) => {
    const opens = isOpening(command)
    if ((opens || !isFailed()) && stub.q.length < MAX_QUEUED) stub.q.push(command)
    if (opens) onOpen()
  }) as Stub
  stub.q = []
  stub.failed = false
  setGlobal('Intercom', stub)
  return stub
}
