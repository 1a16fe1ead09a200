import type { Context } from '@segment/analytics-next'
import type { Inspection, Trace } from '../inspection'
import { EVENT } from '../browser/globals'

/** An event that the inspector knows of. Those from before it was opened have no context. */
export interface Entry {
  trace: Trace
  inspection: Inspection
  context?: Context
}

const MAX_ENTRIES = 50

/** The destinations of the page, and their last events. */
export interface Log {
  /** The latest first. */
  entries: () => Entry[]
  /** Asks for the destinations that the page has now. */
  find: () => Inspection[]
  close: () => void
}

/** Watches each destination on the page from now on, and calls `onChange` for each event. */
export function createLog(onChange: () => void): Log {
  let entries: Entry[] = []
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

  return {
    entries: () => entries,
    find: () => {
      const found: Inspection[] = []
      const detail = (inspection: Inspection): unknown => found.push(inspection)
      window.dispatchEvent(new CustomEvent(`${EVENT}:inspect`, { detail }))
      found.forEach(meet)
      return found
    },
    close: () => {
      for (const inspection of known) delete inspection.watch
    }
  }
}
