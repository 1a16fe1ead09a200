import type { Mapping } from '../model/setup'
import { readTrigger } from '../model/trigger'
import type { Flow, Row } from '../model/ways'
import type { Json } from '../protocol'
import { Badge } from '../ui/Badge'
import { Region } from '../ui/Region'
import { TriggerParts } from '../ui/TriggerParts'
import { IntercomCode } from './IntercomCode'
import { fateOf, type FlowProps, RowItem } from './RowItem'
import { WayItem } from './WayItem'

interface Props extends Omit<FlowProps, 'flow'> {
  flow: Flow | undefined
  event: Json | undefined
  /** Whether the text is no event now, so that this is the flow of the last one. */
  isOld: boolean
}

// The rows by the first of their keys.
function groupsOf(rows: Row[]): [name: string, rows: Row[]][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = row.keys.length > 1 ? (row.keys[0] ?? '') : ''
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return [...groups]
}

const countOf = (rows: Row[], fate: ReturnType<typeof fateOf>): number =>
  rows.filter((row) => fateOf(row) === fate).length

function Verdict({ flow }: { flow: Flow }) {
  const { rows, explanations } = flow
  const calls = explanations.flatMap((explanation) => explanation.calls)
  const unsent = countOf(rows, 'unsent')
  const lost = [...flow.losses.values()].flat().length
  if (explanations.every(({ outcome }) => outcome !== 'matched'))
    return <Badge tone="warn" label="No mapping runs" />
  if (calls.length === 0) return <Badge tone="bad" label="Nothing is sent" />
  const parts = [
    ...(unsent > 0 ? [`${unsent} ${unsent === 1 ? 'key' : 'keys'} not sent`] : []),
    ...(lost > 0 ? [`${lost} not kept by Intercom`] : [])
  ]
  return parts.length > 0 ? (
    <Badge tone="warn" label={parts.join(', ')} />
  ) : (
    <Badge tone="good" label={calls.length === 1 ? '1 call' : `${calls.length} calls`} />
  )
}

// What each mapping waits for.
function NothingRuns(props: { mappings: Mapping[]; flow: Flow; event: Json | undefined }) {
  const { mappings, flow, event } = props
  return (
    <div class="empty">
      <p>
        <b>Intercom gets nothing of this event:</b> no mapping runs for it.
      </p>
      <ul>
        {mappings.map((mapping) => {
          const { outcome, error } = flow.explanations.find(({ id }) => id === mapping.id) ?? {}
          return (
            <li key={mapping.id}>
              {mapping.name || 'A mapping without a name'}: {outcome === 'disabled' && 'it is off'}
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

function Rows(props: FlowProps) {
  const { flow } = props
  const isNamed = flow.explanations.filter(({ outcome }) => outcome === 'matched').length > 1
  return (
    <>
      {groupsOf(flow.rows).map(([name, rows]) => (
        <section key={name} class="flow-group" aria-label={name || 'The event itself'}>
          {name && <h3 class="group-name">{name}</h3>}
          <ul class="flow">
            {rows.map((row) => (
              <RowItem key={row.id} row={row} {...props} />
            ))}
          </ul>
        </section>
      ))}
      {flow.fixed.length > 0 && (
        <section class="flow-group" aria-label="Fixed in the mapping">
          <h3 class="group-name">fixed in the mapping</h3>
          <ul class="flow">
            {flow.fixed.map((way) => (
              <li key={way.mapping + way.field} class="row sent">
                <span class="ways">
                  <WayItem {...props} way={way} isNamed={isNamed} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {flow.left > 0 && <p class="hint">{flow.left} more keys are not followed here.</p>}
    </>
  )
}

/** Each key of the event, and what becomes of it, without sending anything. */
export function FlowPane({ flow, event, isOld, ...props }: Props) {
  const matched = flow?.explanations.filter(({ outcome }) => outcome === 'matched') ?? []
  return (
    <Region name="What Intercom gets" aside={flow && <Verdict flow={flow} />}>
      {!flow && <p class="empty">Write an event, and see here what Intercom gets of it.</p>}
      {flow && (
        <div class={isOld ? 'old' : ''}>
          {matched.length === 0 && (
            <NothingRuns mappings={props.mappings} flow={flow} event={event} />
          )}
          {matched.map(({ id, name, calls, notes }) => (
            <div key={id} class="calls">
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
            </div>
          ))}
          {matched.length > 0 && <Rows flow={flow} {...props} />}
        </div>
      )}
    </Region>
  )
}
