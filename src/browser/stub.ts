import type { Command } from '../client'
import { type IntercomFunction, setGlobal } from './globals'
import { MAX_QUEUED } from './queue'

/** Our stub: its queue, and whether Intercom's script failed. */
export interface Stub extends IntercomFunction {
  q: Command[]
  failed: boolean
}

// show, showArticle, startTour … https://developers.intercom.com/installing-intercom/web/methods
const OPENING = /^(show|start)/

/**
 * Puts a stub at `window.Intercom`, which collects commands until the Messenger takes them over. A command that opens
 * something calls `onOpen`.
 */
export function installStub(onOpen: () => void): Stub {
  const stub = ((...command: Command) => {
    if (!stub.failed && stub.q.length < MAX_QUEUED) stub.q.push(command)
    if (OPENING.test(command[0])) onOpen()
  }) as Stub
  stub.q = []
  stub.failed = false
  setGlobal('Intercom', stub)
  return stub
}
