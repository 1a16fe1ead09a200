import type { Json, WireRequest } from '../protocol'
import type { Explanation } from './explain'

/** A command that the Messenger got, and the events that it came from. */
export interface Command {
  id: number
  at: number
  command: string
  args: unknown[]
  events: string[]
}

/** A request that left the visitor's page, and the command or the event that it carries. */
export interface Request extends WireRequest {
  id: number
  command?: number
  event?: string
}

/** An event, from its call to what the plugin and the Messenger did with it. */
export interface EventEntry {
  kind: 'event'
  id: string
  number: number
  at: number
  event: Json
  explanations: Explanation[]
  logs: string[]
  /** What became of the event while no Messenger was there. */
  queued?: 'queued' | 'folded' | undefined
  settledMs?: number
}

/** Something that happened to the page and not to one event. */
export interface PageEntry {
  kind: 'page'
  id: string
  number: number
  at: number
  title: string
  logs: string[]
  /** Whether another page begins here. */
  isLoad?: boolean
  /** What the plugin waits for before it loads the Messenger. */
  loadOn?: string
  /** Whether the plugin did not load on that page. */
  isFailed?: boolean
}

/** What the timeline shows, oldest first, and what it is made of. */
export interface Timeline {
  entries: (EventEntry | PageEntry)[]
  commands: Command[]
  requests: Request[]
  count: number
  /** The number of the last entry that was cleared. Cleared entries are kept, because labels depend on them. */
  cleared: number
  /** The time that the outcomes are worked out for. */
  now: number
}

/** The timeline before anything has happened. */
export const emptyTimeline: Timeline = {
  entries: [],
  commands: [],
  requests: [],
  count: 0,
  cleared: 0,
  now: 0
}

/** The entries that are shown. */
export const shownEntries = ({ entries, cleared }: Timeline): Timeline['entries'] =>
  entries.filter(({ number }) => number > cleared)

/** Whether a message says that a command is not sent. */
export const isUnsent = (log: string): boolean => /^Intercom "\w+": (lost|not sent)/.test(log)

/** The events that wait for the Messenger. */
export const waitingEvents = ({ entries, commands }: Timeline): EventEntry[] =>
  entries.filter(
    (entry): entry is EventEntry =>
      entry.kind === 'event' &&
      entry.queued !== undefined &&
      !entry.logs.some(isUnsent) &&
      !commands.some(({ events }) => events.includes(entry.id))
  )

/** The page load that an entry belongs to. */
export const pageOf = (number: number, { entries }: Timeline): PageEntry | undefined =>
  last(
    entries,
    (entry): entry is PageEntry =>
      entry.kind === 'page' && entry.isLoad === true && entry.number <= number
  )

/** When the page that is there now was loaded. */
export const loadedAt = (timeline: Timeline): number => pageOf(Infinity, timeline)?.at ?? 0

/** The last one in a list that passes the test. */
export function last<T, S extends T>(list: T[], test: (one: T) => one is S): S | undefined
export function last<T>(list: T[], test: (one: T) => boolean): T | undefined
export function last<T>(list: T[], test: (one: T) => boolean): T | undefined {
  return [...list].reverse().find(test)
}
