import type { FromVisitor, Json, WireRequest } from '../protocol'
import { type Explanation, withoutName } from './explain'
import { commandOf, waitingFor } from './correlate'
import { last } from './last'

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
  discarded?: 'reset' | 'script'
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
  /** Whether another page begins here, and the plugin on it did not load. */
  isLoad?: boolean
  /** What the plugin waits for before it loads the Messenger. */
  loadOn?: string
  isFailed?: boolean
}

/** What the timeline shows, oldest first, and what it is made of. */
export interface Timeline {
  entries: (EventEntry | PageEntry)[]
  commands: Command[]
  requests: Request[]
  count: number
  /** The number of the last entry that somebody has cleared away. It is known still: labels depend on it. */
  cleared: number
  /** When somebody has last looked how far the events are. */
  now: number
}

/** A timeline of nothing. */
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

/** The page load that an entry belongs to. */
export const pageOf = (number: number, { entries }: Timeline): PageEntry | undefined =>
  last(
    entries,
    (entry): entry is PageEntry =>
      entry.kind === 'page' && entry.isLoad === true && entry.number <= number
  )

/** When the page that is there now was loaded. */
export const loadedAt = (timeline: Timeline): number => pageOf(Infinity, timeline)?.at ?? 0

// What happens in one task has one time, or nearly.
const SAME_TASK_MS = 20

type Explain = (event: Json) => Explanation[]

const addPage = (
  timeline: Timeline,
  at: number,
  title: string,
  more: Pick<PageEntry, 'isLoad' | 'loadOn'> = {}
): Timeline => {
  const number = timeline.count + 1
  const entry: PageEntry = {
    kind: 'page',
    id: `page-${number}`,
    number,
    at,
    title,
    logs: [],
    ...more
  }
  return { ...timeline, count: number, entries: [...timeline.entries, entry] }
}

const addEvent = (timeline: Timeline, at: number, event: Json, explain: Explain): Timeline => {
  const number = timeline.count + 1
  const entry: EventEntry = {
    kind: 'event',
    id: String(event.messageId),
    number,
    at,
    event,
    explanations: explain(event),
    logs: []
  }
  return { ...timeline, count: number, entries: [...timeline.entries, entry] }
}

const changeEvents = (
  timeline: Timeline,
  ids: string[],
  change: (entry: EventEntry) => Partial<EventEntry>
): Timeline => ({
  ...timeline,
  entries: timeline.entries.map((entry) =>
    entry.kind === 'event' && ids.includes(entry.id) ? { ...entry, ...change(entry) } : entry
  )
})

// The events that a waiting boot speaks for and that have not come out of the queue yet.
const foldedIn = ({ entries, commands }: Timeline): string[] =>
  entries.flatMap((entry) => {
    const isWaiting =
      entry.kind === 'event' && entry.queued === 'folded' && entry.discarded === undefined
    const hasArrived = commands.some(({ events }) => events.includes(entry.id))
    return isWaiting && !hasArrived ? [entry.id] : []
  })

const withoutLog = (timeline: Timeline, text: string): Timeline => ({
  ...timeline,
  entries: timeline.entries.map((entry) =>
    entry.kind === 'page' && entry.logs.includes(text)
      ? { ...entry, logs: entry.logs.filter((log) => log !== text) }
      : entry
  )
})

const addLog = (timeline: Timeline, message: string, messageId: string | undefined): Timeline => {
  const text = withoutName(message)
  const isKnown = timeline.entries.some(
    (entry) => entry.kind === 'event' && entry.logs.includes(text)
  )
  if (messageId !== undefined)
    // The console had it before the context's log, but only once on a page.
    return changeEvents(withoutLog(timeline, text), [messageId], ({ logs }) => ({
      logs: [...logs, text]
    }))
  const page = last(timeline.entries, ({ kind }) => kind === 'page')
  if (isKnown || !page) return timeline
  return {
    ...timeline,
    entries: timeline.entries.map((entry) =>
      entry === page ? { ...entry, logs: [...entry.logs, text] } : entry
    )
  }
}

// The plugin tells right after a command that it has handed it over: to the Messenger, or to the stub, where it waits.
function noteSent(timeline: Timeline, at: number, command: string, id: string): Timeline {
  const got = timeline.commands.at(-1)
  const isGot = got?.command === command && got.events.length === 0 && at - got.at < SAME_TASK_MS
  if (isGot) {
    const commands = timeline.commands.map((one) => (one === got ? { ...one, events: [id] } : one))
    return { ...timeline, commands }
  }
  const queued = command === 'update' ? 'folded' : 'queued'
  return changeEvents(timeline, [id], () => ({ queued }))
}

const waitingIds = ({ entries, commands }: Timeline): string[] =>
  entries.flatMap((entry) => {
    const isWaiting = entry.kind === 'event' && entry.queued && !entry.discarded
    return isWaiting && !commands.some(({ events }) => events.includes(entry.id)) ? [entry.id] : []
  })

function reportDestination(
  timeline: Timeline,
  { at, detail }: Extract<FromVisitor, { kind: 'destination' }>
): Timeline {
  if (detail.type === 'sent' && detail.messageId !== undefined)
    return noteSent(timeline, at, detail.command, detail.messageId)
  const isLost =
    detail.type === 'dropped' &&
    detail.messageId === undefined &&
    detail.reason.startsWith('dropped')
  if (isLost && detail.action === 'Intercom')
    return changeEvents(timeline, waitingIds(timeline), () => ({ discarded: 'reset' }))
  return detail.type === 'failed'
    ? changeEvents(timeline, waitingIds(timeline), () => ({ discarded: 'script' }))
    : timeline
}

/** The timeline with one more report of the visitor's page. */
export function report(timeline: Timeline, message: FromVisitor, explain: Explain): Timeline {
  switch (message.kind) {
    case 'event':
      return addEvent(timeline, message.at, message.event, explain)
    case 'log':
      return addLog(timeline, message.message, message.messageId)
    case 'reset':
      return addPage(timeline, message.at, 'analytics.reset()')
    case 'failed': {
      const page = pageOf(Infinity, timeline)
      const entries = timeline.entries.map((entry) =>
        entry === page ? { ...page, isFailed: true } : entry
      )
      const failed = addPage({ ...timeline, entries }, message.at, 'The plugin did not load')
      return addLog(failed, message.message, undefined)
    }
    case 'destination':
      return reportDestination(timeline, message)
    case 'settled':
      return changeEvents(timeline, [message.messageId], () => ({ settledMs: message.ms }))
    case 'command': {
      const { at, command, args } = message
      const events = command === 'boot' ? foldedIn(timeline) : waitingFor(message, timeline)
      const added = { id: timeline.commands.length, at, command, args, events }
      return { ...timeline, commands: [...timeline.commands, added] }
    }
    case 'request': {
      const added = { ...message, id: timeline.requests.length, ...commandOf(message, timeline) }
      return { ...timeline, requests: [...timeline.requests, added] }
    }
    default:
      return timeline
  }
}

/** The timeline with a line that says what happened to the page. */
export const notePage = (timeline: Timeline, title: string, loadOn: string): Timeline =>
  addPage(timeline, Date.now(), title, { isLoad: true, loadOn })
