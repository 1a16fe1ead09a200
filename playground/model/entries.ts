import type { Json } from '../protocol'
import { type Explanation, withoutName } from './explain'
import { type EventEntry, last, type PageEntry, type Timeline } from './timeline'

/** Explains an event by the mappings that the page was loaded with. */
export type Explain = (event: Json) => Explanation[]

/** The timeline with one more line about the page. */
export const addPage = (
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

// A pasted event that is sent again has the same ID. What is reported from now on is of the new one.
function withoutId(timeline: Timeline, id: string): Timeline {
  if (!timeline.entries.some((entry) => entry.id === id)) return timeline
  const other = (one: string): string => (one === id ? `${id} before ${timeline.count + 1}` : one)
  const { entries, commands, requests } = timeline
  return {
    ...timeline,
    entries: entries.map((entry) => ({ ...entry, id: other(entry.id) })),
    commands: commands.map((command) => ({ ...command, events: command.events.map(other) })),
    requests: requests.map((request) =>
      request.event === undefined ? request : { ...request, event: other(request.event) }
    )
  }
}

/** The timeline with one more event. */
export const addEvent = (before: Timeline, at: number, event: Json, explain: Explain): Timeline => {
  const timeline = withoutId(before, String(event.messageId))
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

/** The timeline with some of its events changed. */
export const changeEvents = (
  timeline: Timeline,
  ids: string[],
  change: (entry: EventEntry) => Partial<EventEntry>
): Timeline => ({
  ...timeline,
  entries: timeline.entries.map((entry) =>
    entry.kind === 'event' && ids.includes(entry.id) ? { ...entry, ...change(entry) } : entry
  )
})

const withoutLog = (timeline: Timeline, text: string): Timeline => ({
  ...timeline,
  entries: timeline.entries.map((entry) =>
    entry.kind === 'page' && entry.logs.includes(text)
      ? { ...entry, logs: entry.logs.filter((log) => log !== text) }
      : entry
  )
})

/** The timeline with a message of the plugin, at its event or at the page. */
export const addLog = (
  timeline: Timeline,
  message: string,
  messageId: string | undefined
): Timeline => {
  const text = withoutName(message)
  const isKnown = timeline.entries.some(
    (entry) => entry.kind === 'event' && entry.logs.includes(text)
  )
  if (messageId !== undefined)
    // The console had the message first: move it from the page to the event.
    return changeEvents(withoutLog(timeline, text), [messageId], ({ logs }) => ({
      logs: [...logs, text]
    }))
  const page = last(timeline.entries, ({ kind }) => kind === 'page')
  // With the setting Debug, the plugin says again what it has said before its settings were known.
  if (isKnown || !page || page.logs.includes(text)) return timeline
  return {
    ...timeline,
    entries: timeline.entries.map((entry) =>
      entry === page ? { ...entry, logs: [...entry.logs, text] } : entry
    )
  }
}
