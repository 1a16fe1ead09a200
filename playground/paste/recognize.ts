import { destination } from '../../src/destination'
import { isObject } from '../model/pointer'
import { placeholdersIn } from '../model/placeholder'
import type { Mapping } from '../model/setup'
import type { Json } from '../protocol'
import { fromCode, type PastedEvent, toPastedEvent } from './event'
import { type Pasted, readPasted } from './literal'
import { toMapping, toPastedSetup } from './subscriptions'

/** What somebody has pasted. */
export type Recognized =
  | { kind: 'setup'; what: string; settings: Json; mappings: Mapping[] }
  /** `unused` is the code that is in no event. */
  | { kind: 'events'; events: PastedEvent[]; unused: string[] }
  | { kind: 'nothing'; reason: string }

const known = Object.keys(destination.settings)

// The others are Segment's, or would have to be run.
const ownSettings = (settings: Json): Json =>
  Object.fromEntries(
    Object.entries(settings).filter(
      ([key, value]) => known.includes(key) && placeholdersIn(value).length === 0
    )
  )

const nothing = (reason: string): Recognized => ({ kind: 'nothing', reason })

// Servers send events in batches.
const inBatches = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value as unknown[]
  return isObject(value) && Array.isArray(value.batch) ? (value.batch as unknown[]) : [value]
}

function toEvents({ values, calls, unread }: Pasted): Recognized | undefined {
  const found =
    calls.length > 0 ? calls.map(fromCode) : values.flatMap(inBatches).map(toPastedEvent)
  const events = found.filter((event) => typeof event === 'object')
  const reasons = found.filter((event) => typeof event === 'string')
  const rest = found.flatMap((event, index) => (event ? [] : [`entry ${index + 1}`]))
  if (events.length > 0) return { kind: 'events', events, unused: [...unread, ...reasons, ...rest] }
  if (reasons[0] !== undefined) return nothing(reasons[0])
  return unread.length > 0
    ? nothing(`This is not plain JavaScript: ${unread.join(', ')}`)
    : undefined
}

/** Finds out what a pasted text is: settings, mappings or events, as JSON or as code. */
export function recognize(text: string): Recognized {
  let pasted
  try {
    pasted = readPasted(text)
  } catch (error) {
    return nothing(`This is neither JSON nor code with calls: ${(error as Error).message}`)
  }
  for (const value of pasted.values) {
    const setup = toPastedSetup(value)
    if (!setup) continue
    const mappings = setup.subscriptions.map(toMapping)
    return { kind: 'setup', what: setup.what, settings: ownSettings(setup.settings), mappings }
  }
  return (
    toEvents(pasted) ??
    nothing('No settings, mappings or events of this destination are in it. Paste the whole text.')
  )
}
