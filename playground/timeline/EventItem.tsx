import { useState } from 'preact/hooks'
import type { IntercomCall } from '../model/explain'
import { commandsOf, leftOut, outcomeOf, segmentOutcome } from '../model/outcome'
import { nameOfEvent, plural, titleOf } from '../model/show'
import type { EventEntry, Timeline } from '../model/timeline'
import { Badge } from '../ui/Badge'
import { Code } from '../ui/Code'
import { CommandStep, toClock } from './CommandStep'
import { Diagnostics, Mappings } from './EventParts'

interface Props {
  entry: EventEntry
  timeline: Timeline
  isNewest: boolean
}

const toKey = ({ command, args }: IntercomCall): string => JSON.stringify([command, args])

/** One event's way: its call, the mappings, what the Messenger got, and what left the page. */
export function EventItem({ entry, timeline, isNewest }: Props) {
  const [isOpen, setIsOpen] = useState<boolean>()
  const outcome = outcomeOf(entry, timeline)
  const commands = commandsOf(entry, timeline)
  const segment = segmentOutcome(entry, timeline)
  const matched = entry.explanations.filter((explanation) => explanation.outcome === 'matched')
  const dropped = leftOut(entry)
  const asked = matched.flatMap(({ calls }) => calls.map(toKey))
  const isAsked = (call: IntercomCall): boolean => asked.includes(toKey(call))
  const isShown = isOpen ?? isNewest
  const title = titleOf(entry.event)
  return (
    <li class="item" aria-label={`#${entry.number} ${title}`}>
      <button
        type="button"
        class="item-head"
        aria-expanded={isShown}
        onClick={() => setIsOpen(!isShown)}
      >
        <span class="number">#{entry.number}</span>
        <span class="title">
          <span class="type">{String(entry.event.type)}</span> {nameOfEvent(entry.event)}
        </span>
        <span class="badges">
          <span class="nowrap">
            <small>Segment</small> <Badge {...segment} />
          </span>{' '}
          <span class="nowrap">
            <small>Intercom</small> <Badge {...outcome} />
          </span>
        </span>
        <span class="clock">{toClock(entry.at)}</span>
        <span class="way">
          {matched.length > 0 ? matched.map(({ name }) => name).join(', ') : 'No mapping'}
          {commands.map(({ id, command }) => (
            <span key={id}> → {command}</span>
          ))}
          {dropped.length > 0 && (
            <span class="left-out"> · {plural(dropped.length, 'key')} left out</span>
          )}
        </span>
      </button>
      {isShown && (
        <div class="item-body">
          {!entry.logs.includes(outcome.detail) && <p>{outcome.detail}</p>}
          <Diagnostics entry={entry} />
          <div class="step">
            <p class="step-head">
              <b>Event</b>
              <time>{toClock(entry.at)}</time>
            </p>
            <details>
              <summary>{title}</summary>
              <Code label="Event as Analytics.js made it">
                {JSON.stringify(entry.event, null, 2)}
              </Code>
            </details>
          </div>
          <div class="step">
            <p class="step-head">
              <b>Mappings</b>
            </p>
            <Mappings entry={entry} />
          </div>
          {entry.queued && (
            <div class="step">
              <p class="step-head">
                <b>Queue</b>
              </p>
              <p>
                {entry.queued === 'folded'
                  ? 'The Messenger had not loaded yet, so the call was merged into the waiting boot.'
                  : 'The Messenger had not loaded yet, so the call waited.'}
              </p>
            </div>
          )}
          {commands.map((command) => (
            <CommandStep
              key={command.id}
              command={command}
              timeline={timeline}
              isAsked={isAsked(command)}
            />
          ))}
          <p class="hint">
            {entry.settledMs === undefined
              ? 'Analytics.js is processing it.'
              : `analytics.${String(entry.event.type)}() settled after ${Math.round(entry.settledMs)} ms.`}
            {` ${segment.detail}`}
          </p>
        </div>
      )}
    </li>
  )
}
