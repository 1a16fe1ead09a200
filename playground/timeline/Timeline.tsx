import { useState } from 'preact/hooks'
import { leftOut, outcomeOf } from '../model/outcome'
import { last, shownEntries, type Timeline as Model } from '../model/timeline'
import { CopyButton } from '../ui/CopyButton'
import { Region } from '../ui/Region'
import { EventItem } from './EventItem'
import { PageItem } from './PageItem'
import { toExport } from './toExport'

interface Props {
  timeline: Model
  onClear: () => void
}

type Entry = Model['entries'][number]

const isProblem = (entry: Entry, timeline: Model): boolean =>
  entry.kind === 'event'
    ? leftOut(entry).length > 0 || ['bad', 'warn'].includes(outcomeOf(entry, timeline).tone)
    : entry.logs.length > 0

const holds = (entry: Entry, text: string, timeline: Model): boolean =>
  JSON.stringify(toExport(entry, timeline)).toLowerCase().includes(text.toLowerCase())

/** Each event's way through the plugin, the newest first. */
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
        {shown.length < entries.length && ` of ${entries.length}`}, the newest first
      </p>
      {entries.every(({ kind }) => kind === 'page') && (
        <p class="empty">
          Send an event, and see here which mappings match it, what they make of it, what reaches
          Intercom, and why something does not.
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
