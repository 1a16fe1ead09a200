import type { Context } from '@segment/analytics-next'
import type { Inspection, Trace } from '../inspection'
import type { DestinationEvent } from '../types'
import { EVENT } from '../browser/globals'
import { isRecord } from '../values/record'

/** An event that the inspector knows of. Those from before it was opened have no context. */
export interface Entry {
  trace: Trace
  inspection: Inspection
  context?: Context
}

const MAX_ENTRIES = 50
const MAX_MESSAGES = 20

/** The destinations of the page, and their last events. */
export interface Log {
  /** The latest first. */
  entries: () => Entry[]
  /** What was reported that is about no event. */
  messages: () => string[]
  /** Asks for the destinations that the page has now. */
  find: () => Inspection[]
  close: () => void
}

/** Watches each destination on the page from now on, and calls `onChange` for each event. */
export function createLog(onChange: () => void): Log {
  let entries: Entry[] = []
  let messages: string[] = []
  const known = new Set<Inspection>()

  const add = (entry: Entry): void => {
    entries = [entry, ...entries.filter(({ trace }) => trace !== entry.trace)].slice(0, MAX_ENTRIES)
    onChange()
  }

  const meet = (inspection: Inspection): void => {
    if (known.has(inspection)) return
    known.add(inspection)
    for (const trace of inspection.recent) add({ trace, inspection })
    inspection.watch = (context, trace) => add({ trace, inspection, context })
  }

  const hear = ({ detail }: CustomEvent<DestinationEvent>): void => {
    // The page can dispatch an event of this name, too, with anything in it.
    if (isRecord(detail) && 'reason' in detail && !detail.messageId) {
      const message = `${detail.action} "${detail.key}": ${detail.reason}`
      messages = [message, ...messages.filter((each) => each !== message)].slice(0, MAX_MESSAGES)
    }
    onChange()
  }
  window.addEventListener(EVENT, hear)

  return {
    entries: () => entries,
    messages: () => messages,
    find: () => {
      const found: Inspection[] = []
      // The page can answer, too.
      const detail = (inspection: Partial<Inspection> | undefined): unknown =>
        Array.isArray(inspection?.recent) && found.push(inspection as Inspection)
      window.dispatchEvent(new CustomEvent(`${EVENT}:inspect`, { detail }))
      found.forEach(meet)
      return found
    },
    close: () => {
      window.removeEventListener(EVENT, hear)
      for (const inspection of known) delete inspection.watch
    }
  }
}
