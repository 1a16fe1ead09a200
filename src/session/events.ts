import type { Command } from '../client'
import { MAX_KEPT } from './nextPage'
import type { Intercom } from './ports'
import { isSameEvent } from './queue'
import type { Item } from './types'
import { SHUT } from './updates'

/** The events of a visit. */
export interface Events {
  /** Hands an event to Intercom. */
  deliver: (item: Item) => void
  /** Whether Intercom may still lose some. */
  mayBeLost: () => boolean
  /** Takes back those that Intercom may still lose, also from the queue. */
  takeBack: () => Command[]
}

/** Creates the events of a visit, which `send` hands to Intercom. */
export function createEvents(intercom: Intercom, send: (item: Item) => boolean): Events {
  // Sent before Intercom answered.
  let early: Command[] = []
  return {
    deliver: (item) => {
      if (intercom.isShut()) item.report('trackEvent', SHUT)
      else if (send(item)) {
        if (intercom.isAnswered()) early = []
        else if (early.length <= MAX_KEPT) early.push(item.command)
      }
    },
    mayBeLost: () => early.length > 0 && !intercom.isAnswered(),
    takeBack: () => {
      const taken = early
      early = []
      intercom.queue.remove((command) => taken.some((event) => isSameEvent(command, event)))
      return taken
    }
  }
}
