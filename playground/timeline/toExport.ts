import { commandsOf, outcomeOf, ownCommands, requestsOf } from '../model/outcome'
import type { Command, Timeline } from '../model/timeline'

const toTime = (at: number): string => new Date(at).toISOString()

const exportCommand = (command: Command, timeline: Timeline) => ({
  at: toTime(command.at),
  command: command.command,
  args: command.args,
  requests: requestsOf(command, timeline).map(({ url, status, ms, body }) => ({
    url,
    status,
    ms,
    body
  }))
})

/** An entry of the timeline with all that belongs to it, as "Copy as JSON" gives it. */
export function toExport(entry: Timeline['entries'][number], timeline: Timeline): unknown {
  const { number, at, logs } = entry
  const toCommand = (command: Command) => exportCommand(command, timeline)
  if (entry.kind === 'page')
    return {
      number,
      at: toTime(at),
      page: entry.title,
      diagnostics: logs,
      commands: ownCommands(entry, timeline).map(toCommand)
    }
  return {
    number,
    at: toTime(at),
    event: entry.event,
    outcome: outcomeOf(entry, timeline),
    diagnostics: logs,
    mappings: entry.explanations.map(({ id: _id, notes: _notes, ...explanation }) => explanation),
    commands: commandsOf(entry, timeline).map(toCommand)
  }
}
