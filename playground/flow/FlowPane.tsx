import type { Mapping } from '../model/setup'
import { readTrigger } from '../model/trigger'
import { plural } from '../model/show'
import type { Flow, Row } from '../model/ways'
import type { Json } from '../protocol'
import { Badge } from '../ui/Badge'
import { Region } from '../ui/Region'
import { scrollToElement } from '../ui/scroll'
import { TriggerParts } from '../ui/TriggerParts'
import { IntercomCode } from './IntercomCode'
import { type FlowProps, RowItem } from './RowItem'
import { fateOf } from './fate'
import { WayItem } from './WayItem'

interface Props extends Omit<FlowProps, 'flow'> {
  flow: Flow | undefined
  event: Json | undefined
  /** Whether the text is no event now, so that this is the flow of the last one. */
  isOld: boolean
}

// A key that one field sends and another one refuses needs you, too.
const isRefused = (row: Row): boolean =>
  fateOf(row) !== 'open' && row.ways.some(({ reasons }) => reasons.length > 0)

const isOpen = (row: Row): boolean => fateOf(row) === 'open'

const rank = (row: Row): number => [isOpen(row), isRefused(row), true].indexOf(true)

// The keys that a mapping takes, those that need you first.
const rowsOf = (mapping: string, { rows }: Flow): Row[] => {
  const own = rows
    .map((row) => ({ ...row, ways: row.ways.filter((way) => way.mapping === mapping) }))
    .filter(({ ways }) => ways.length > 0)
  return own.sort((one, other) => rank(one) - rank(other))
}

const matchedIn = ({ explanations }: Flow) =>
  explanations.filter(({ outcome }) => outcome === 'matched')

const goToFirst = (selector: string): void => {
  const row = document.querySelector<HTMLElement>(selector)
  if (!row) return
  row.querySelector('button')?.focus({ preventScroll: true })
  scrollToElement(row)
}

// What to look at first, which leads there.
function Verdict({ flow }: { flow: Flow }) {
  const matched = matchedIn(flow)
  const calls = matched.flatMap((explanation) => explanation.calls)
  const taken = matched.flatMap(({ id }) => rowsOf(id, flow))
  const open = taken.filter(isOpen).length
  const refused = taken.filter(isRefused).length
  const lost = [...flow.losses.values()].flat().length
  if (matched.length === 0) return <Badge tone="warn" label="No mapping runs" />
  if (calls.length === 0) return <Badge tone="bad" label="Nothing is sent" />
  const parts = [
    ...(open > 0 ? [`${open} to fill in`] : []),
    ...(refused > 0 ? [`${plural(refused, 'key')} not sent`] : []),
    ...(lost > 0 ? [`${lost} not kept by Intercom`] : [])
  ]
  return parts.length > 0 ? (
    <button
      type="button"
      class="badge-button"
      onClick={() => goToFirst('.row.open, .row:has(.unsent, .loss)')}
    >
      <Badge tone="warn" label={parts.join(', ')} />
    </button>
  ) : (
    <Badge tone="good" label={plural(calls.length, 'call')} />
  )
}

// What each mapping waits for.
function NothingRuns(props: { mappings: Mapping[]; flow: Flow; event: Json | undefined }) {
  const { mappings, flow, event } = props
  return (
    <div class="empty">
      <p>
        <b>Intercom gets nothing:</b> no mapping runs for this event.
      </p>
      <ul>
        {mappings.map((mapping) => {
          const { outcome, error } = flow.explanations.find(({ id }) => id === mapping.id) ?? {}
          return (
            <li key={mapping.id}>
              {mapping.name || 'Unnamed mapping'}: {outcome === 'disabled' && (error ?? 'off')}
              {outcome === 'invalid' && error}
              {outcome === 'not matched' && (
                <TriggerParts {...readTrigger(mapping.subscribe, event)} />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type CallProps = FlowProps & { explanation: Flow['explanations'][number] }

// What one mapping sends, and the keys that it takes.
function Call({ explanation, ...props }: CallProps) {
  const { flow } = props
  const { id, name, calls, notes } = explanation
  const fixed = flow.fixed.filter(({ mapping }) => mapping === id)
  return (
    <section class="call" aria-label={name}>
      {matchedIn(flow).length > 1 && <h3 class="call-name">{name}</h3>}
      {calls.map((_, index) => (
        <IntercomCode
          key={index}
          label={`Intercom call of ${name}`}
          mapping={id}
          call={index}
          flow={flow}
        />
      ))}
      {calls.length === 0 && (
        <p class="note bad">
          {name} sends nothing. {notes.join(' ')}
        </p>
      )}
      <ul class="flow">
        {rowsOf(id, flow).map((row) => (
          <RowItem key={row.id} row={row} {...props} />
        ))}
        {fixed.map((way) => (
          <li key={way.field} class="row sent">
            <span class="source quiet-result">fixed in the mapping</span>
            <span class="ways">
              <WayItem {...props} way={way} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

// More than these fold up.
const MOST_UNMAPPED = 12

function Unmapped(props: FlowProps) {
  const { rows, left } = props.flow
  const unmapped = rows.filter(({ ways }) => ways.length === 0)
  if (unmapped.length + left === 0) return null
  return (
    <details class="unmapped-keys" open={unmapped.length <= MOST_UNMAPPED}>
      <summary>Not mapped: {plural(unmapped.length + left, 'key')}</summary>
      <ul class="flow">
        {unmapped.map((row) => (
          <RowItem key={row.id} row={row} {...props} />
        ))}
      </ul>
      {left > 0 && <p class="hint">{left} more are not shown.</p>}
    </details>
  )
}

/** Each key of the event, and what becomes of it, without sending anything. */
export function FlowPane({ flow, event, isOld, ...props }: Props) {
  const matched = flow ? matchedIn(flow) : []
  return (
    <Region name="What Intercom gets" aside={flow && <Verdict flow={flow} />}>
      {!flow && <p class="empty">Write an event to see what Intercom gets.</p>}
      {flow && (
        <div class={isOld ? 'old' : ''}>
          {matched.length === 0 && (
            <NothingRuns mappings={props.mappings} flow={flow} event={event} />
          )}
          {matched.map((explanation) => (
            <Call key={explanation.id} explanation={explanation} flow={flow} {...props} />
          ))}
          {matched.length > 0 && <Unmapped flow={flow} {...props} />}
        </div>
      )}
    </Region>
  )
}
