import { destination } from '../../src/destination'
import type { Mapping } from '../model/setup'
import type { Json } from '../protocol'
import { fromCode, type PastedEvent, toPastedEvent } from './event'
import { readPasted } from './literal'
import { toMapping, toPastedSetup } from './subscriptions'

/** What somebody has pasted. */
export type Recognized =
  | { kind: 'setup'; what: string; settings: Json; mappings: Mapping[] }
  | ({ kind: 'event' } & PastedEvent)
  | { kind: 'nothing'; reason: string }

const known = Object.keys(destination.settings)

// The others are Segment's.
const ownSettings = (settings: Json): Json =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => known.includes(key)))

const nothing = (reason: string): Recognized => ({ kind: 'nothing', reason })

/** Finds out what a pasted text is: settings, mappings or an event, as JSON or as code. */
export function recognize(text: string): Recognized {
  let pasted
  try {
    pasted = readPasted(text)
  } catch (error) {
    return nothing(`This is neither JSON nor JavaScript: ${(error as Error).message}`)
  }
  const { values, calls } = pasted
  for (const value of values) {
    const setup = toPastedSetup(value)
    if (!setup) continue
    const mappings = setup.subscriptions.map(toMapping)
    return { kind: 'setup', what: setup.what, settings: ownSettings(setup.settings), mappings }
  }
  for (const call of calls) {
    const event = fromCode(call)
    if (event) return { kind: 'event', ...event }
  }
  for (const value of values) {
    const event = toPastedEvent(value)
    if (typeof event === 'string') return nothing(event)
    if (event) return { kind: 'event', ...event }
  }
  return nothing(
    'There are no settings, subscriptions or events of this destination in it. Paste the whole text.'
  )
}
