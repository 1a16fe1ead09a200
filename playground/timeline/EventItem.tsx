import { useState } from 'preact/hooks'
import { Badge } from '../app/Badge'
import { Code } from '../app/Code'
import { toCode } from '../model/literal'
import { commandsOf, leftOut, outcomeOf, segmentOutcome } from '../model/outcome'
import type { IntercomCall } from '../model/explain'
import type { EventEntry, Timeline } from '../model/timeline'
import { CommandStep } from './CommandStep'
import { toClock } from './time'
import { nameOf, titleOf } from './title'

interface Props {
  entry: EventEntry
  timeline: Timeline
  isNewest: boolean
}

const toKey = ({ command, args }: IntercomCall): string => JSON.stringify([command, args])

// What the plugin says is for developers; whoever maps events can do something here, too.
const tipFor = (where: string, reason: string): string => {
  if (!reason.includes('nested values')) return ''
  return where === 'trackEvent metadata'
    ? ' If it is a rich link, name it in the setting Rich Link Properties.'
    : ' Or map a value inside of it to a field of its own.'
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

function Mappings({ entry }: { entry: EventEntry }) {
  return (
    <ul class="matches">
      {entry.explanations.map(({ id, name, outcome, trigger, error, payload, calls }) => (
        <li key={id}>
          <Badge
            tone={outcome === 'matched' ? 'good' : outcome === 'invalid' ? 'bad' : 'idle'}
            label={`${name} ${outcome}`}
          />{' '}
          <code>{trigger}</code>
          {error !== undefined && <p class="error">{error}</p>}
          {payload !== undefined && (
            <details>
              <summary>Payload</summary>
              <Code label={`Payload of ${name}`}>{JSON.stringify(payload, null, 2)}</Code>
            </details>
          )}
          {calls.map(({ command, args }, index) => (
            <div key={index}>
              <Code label={`Call of ${name}`}>{toCode(command, args)}</Code>
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

function Diagnostics({ entry }: { entry: EventEntry }) {
  const dropped = leftOut(entry)
  const others = entry.logs.filter((log) => !/^(?!Intercom|mapping)\w+(?: \w+)? "/.test(log))
  return (
    <>
      {dropped.map(({ where, key, reason }, index) => (
        <p class="note warn" key={index}>
          <b>
            <code>{key}</code> was left out
          </b>{' '}
          of {where}: {reason}
          {tipFor(where, reason)}
        </p>
      ))}
      {others.map((log, index) => (
        <p class="note bad" key={index}>
          {log}
        </p>
      ))}
    </>
  )
}

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
          <span class="type">{String(entry.event.type)}</span> {nameOf(entry.event)}
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
                  ? 'The Messenger was not there yet: the call was folded into the boot that waits for it.'
                  : 'The Messenger was not there yet: the call waited for it.'}
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
              ? 'Analytics.js works on it.'
              : `analytics.${String(entry.event.type)}() settled after ${Math.round(entry.settledMs)} ms.`}
            {` ${segment.detail}`}
          </p>
        </div>
      )}
    </li>
  )
}
