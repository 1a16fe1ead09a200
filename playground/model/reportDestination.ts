import type { FromVisitor } from '../protocol'
import { changeEvents } from './entries'
import type { Timeline } from './timeline'

// What happens in one task has one time, or nearly.
const SAME_TASK_MS = 20

// The plugin tells right after a command that it has handed it over: to the Messenger, or to the stub that it waits in.
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

/** The timeline with what the plugin tells the page. */
export function reportDestination(
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
