import { faults as allFaults } from '../faults'
import type { Fault, FromVisitor } from '../protocol'
import { commandOf, waitingFor } from './correlate'
import { addEvent, addLog, addPage, changeEvents, type Explain } from './entries'
import type { Setup } from './setup'
import { plural } from './show'
import {
  type Command,
  type EventEntry,
  last,
  loadedAt,
  pageOf,
  type Timeline,
  waitingEvents
} from './timeline'

// Two things that are closer than this have happened in one task.
const SAME_TASK_MS = 20

// The plugin reports a command when the Messenger has it. An update can have come along with the boot.
function noteSent(timeline: Timeline, at: number, command: string, id: string): Timeline {
  if (timeline.commands.some(({ events }) => events.includes(id))) return timeline
  const calledAt = timeline.entries.find((entry) => entry.id === id)?.at ?? at
  const isOpen = (one: Command): boolean => one.command === command && one.events.length === 0
  const got =
    command === 'update'
      ? (last(timeline.commands, (one) => isOpen(one) && at - one.at < SAME_TASK_MS) ??
        last(timeline.commands, (one) => one.command === 'boot'))
      : timeline.commands.find((one) => isOpen(one) && one.at >= calledAt)
  const commands = timeline.commands.map((one) =>
    one === got ? { ...one, events: [...one.events, id] } : one
  )
  return { ...timeline, commands }
}

// What an event has called while no Messenger was there waits for it.
function queuedOf({ explanations }: EventEntry, timeline: Timeline): EventEntry['queued'] {
  const calls = explanations.flatMap(({ calls }) => calls)
  const isLive = timeline.commands.some(({ at }) => at >= loadedAt(timeline))
  if (isLive || calls.length === 0) return undefined
  return calls.some(({ command }) => command === 'update') ? 'folded' : 'queued'
}

// A boot stands for the events that were folded into it while it waited.
const foldedIn = (timeline: Timeline): string[] =>
  waitingEvents(timeline).flatMap(({ id, queued }) => (queued === 'folded' ? [id] : []))

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
      return message.detail.type === 'sent' && message.detail.messageId !== undefined
        ? noteSent(timeline, message.at, message.detail.command, message.detail.messageId)
        : timeline
    case 'settled':
      return changeEvents(timeline, [message.messageId], (entry) => ({
        settledMs: message.ms,
        queued: queuedOf(entry, timeline)
      }))
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

interface LoadedPage {
  setup: Setup
  faults: Fault[]
  isReal: boolean
}

const titleOf = ({ setup, faults, isReal }: LoadedPage): string => {
  const mappings = plural(setup.mappings.filter(({ enabled }) => enabled).length, 'mapping')
  const names = allFaults.filter(({ key }) => faults.includes(key)).map(({ name }) => name)
  const { loadOn } = setup.settings
  const moment = loadOn === 'load' ? [] : [`loads on ${String(loadOn)}`]
  return ['Page loaded', mappings, ...moment, ...names, ...(isReal ? ['real Messenger'] : [])].join(
    ' · '
  )
}

/** The timeline with a line that says which page was loaded. */
export const addLoad = (timeline: Timeline, page: LoadedPage): Timeline =>
  addPage(timeline, Date.now(), titleOf(page), {
    isLoad: true,
    loadOn: String(page.setup.settings.loadOn)
  })
