import { useState } from 'preact/hooks'
import { commandsOf, leftOut, outcomeOf, ownCommands, requestsOf } from '../model/outcome'
import { type Command, last, shownEntries, type Timeline as Model } from '../model/timeline'
import { CopyButton } from '../ui/Code'
import { Region } from '../ui/Region'
import { EventItem } from './EventItem'
import { PageItem } from './PageItem'

interface Props {
  timeline: Model
  onClear: () => void
}

type Entry = Model['entries'][number]

const toTime = (at: number): string => new Date(at).toISOString()

const exportCommand = (command: Command, timeline: Model) => ({
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

// An entry of the timeline with all that belongs to it, as "Copy as JSON" gives it.
function toExport(entry: Entry, timeline: Model): unknown {
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

const isProblem = (entry: Entry, timeline: Model): boolean =>
  entry.kind === 'event'
    ? leftOut(entry).length > 0 || ['bad', 'warn'].includes(outcomeOf(entry, timeline).tone)
    : entry.logs.length > 0

const holds = (entry: Entry, text: string, timeline: Model): boolean =>
  JSON.stringify(toExport(entry, timeline)).toLowerCase().includes(text.toLowerCase())

/** Each event's way through the plugin, newest first. */
export function Timeline({ timeline, onClear }: Props) {
  const [text, setText] = useState('')
  const [isOnlyProblems, setIsOnlyProblems] = useState(false)
  const entries = shownEntries(timeline)
  const shown = entries.filter(
    (entry) =>
      (!isOnlyProblems || isProblem(entry, timeline)) && (!text || holds(entry, text, timeline))
  )
  const newest = last(entries, ({ kind }) => kind === 'event')
  return (
    <Region
      name="Timeline"
      aside={
        <div class="tools">
          <input
            type="search"
            aria-label="Filter"
            placeholder="Filter"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={isOnlyProblems}
              onChange={({ currentTarget }) => setIsOnlyProblems(currentTarget.checked)}
            />
            Only problems
          </label>
          <CopyButton
            name="Copy as JSON"
            text={() =>
              JSON.stringify(
                shown.map((entry) => toExport(entry, timeline)),
                null,
                2
              )
            }
          />
          <button type="button" onClick={onClear}>
            Clear
          </button>
        </div>
      }
    >
      <p class="hint" role="status">
        {shown.length === 1 ? '1 entry' : `${shown.length} entries`}
        {shown.length < entries.length && ` of ${entries.length}`}, newest first
      </p>
      {entries.every(({ kind }) => kind === 'page') && (
        <p class="empty">
          Send an event to see which mappings match it, what reaches Intercom, and why something
          does not.
        </p>
      )}
      <ol class="timeline" reversed>
        {[...shown]
          .reverse()
          .map((entry) =>
            entry.kind === 'event' ? (
              <EventItem
                key={entry.id}
                entry={entry}
                timeline={timeline}
                isNewest={entry === newest}
              />
            ) : (
              <PageItem key={entry.id} entry={entry} timeline={timeline} />
            )
          )}
      </ol>
    </Region>
  )
}
