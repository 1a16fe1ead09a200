import type { FromVisitor } from '../protocol'
import { commandOf, waitingFor } from './correlate'
import { addEvent, addLog, addPage, changeEvents, type Explain, foldedIn } from './entries'
import { reportDestination } from './reportDestination'
import { pageOf, type Timeline } from './timeline'

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
