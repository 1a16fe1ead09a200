import { settles } from '../fate'
import type { Ports } from './ports'
import { MAX_HELD } from './queue'
import type { Item } from './types'

/** Hands the items of a visit over. */
export interface Sender {
  /**
   * Hands the command of `item` to Intercom. Returns whether that worked; if not, it is reported. The page is not told of
   * one that `isPart` of another.
   */
  send: (item: Item, isPart?: boolean) => boolean
  /** Notes an item that goes along with another command. Returns whether that works; if not, it is reported. */
  note: (item: Item) => boolean
  /** Whether no more items can wait in a stub. */
  isFull: () => boolean
  /** Tells the page of what was handed to a stub, if the Messenger has taken it over. */
  look: () => void
  /** Takes the items that a stub has. */
  takeWaiting: () => Item[]
}

/** Why nothing is sent that is over what can wait. */
export const FULL = `not sent: ${MAX_HELD} commands wait already.`

/** Why nothing is sent while no Messenger is expected. */
export const NOT_LOADED = 'not sent: the Messenger did not load.'

/** Creates the sender of a visit. */
export function createSender({ intercom, tell }: Ports): Sender {
  const waiting: Item[] = []
  const isFull = (): boolean => waiting.length >= MAX_HELD
  const note = (item: Item): boolean => {
    const isExpected = intercom.isLive() || intercom.queue.isWaiting()
    if (!isExpected) item.report(item.command[0], NOT_LOADED)
    // The boot takes more than that, for example an update for each new token.
    else if (!isFull()) waiting.push(item)
    look()
    return isExpected
  }
  const look = (): void => {
    if (!intercom.isLive()) return
    for (const { command, messageId, fate } of waiting.splice(0))
      if (settles(fate, 'sent')) tell({ type: 'sent', command: command[0], messageId })
  }
  return {
    send: (item, isPart) => {
      const reason = intercom.send(item.command)
      if (reason) item.report(item.command[0], reason)
      // Nothing takes it if the script has failed, or if window.Intercom is gone.
      return !reason && (isPart === true || note(item))
    },
    note,
    isFull,
    look,
    takeWaiting: () => waiting.splice(0)
  }
}
