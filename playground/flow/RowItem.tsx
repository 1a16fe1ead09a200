import { useCallback, useState } from 'preact/hooks'
import { type Keys, toText } from '../model/pointer'
import { fieldsOf, type Mapping } from '../model/setup'
import { show } from '../model/show'
import type { Row } from '../model/ways'
import { WayItem, type WayProps } from './WayItem'
import { light, type Lit, useLit } from './lit'

/** What the flow shows, and what you can do in it. */
export interface FlowProps extends Pick<WayProps, 'flow' | 'onRichLink' | 'onGoTo'> {
  mappings: Mapping[]
  onMap: (mapping: string, field: string[], keys: Keys) => void
}

interface Props extends FlowProps {
  row: Row
}

// The heading above the rows has the first key already.
const nameOf = ({ keys, id }: Row): string =>
  keys.length > 1 ? id.slice((keys[0] ?? '').length).replace(/^\./, '') : id

/** How a row fares: something of it is sent, or not, or no field takes it. */
export const fateOf = ({ ways }: Row): 'sent' | 'unsent' | 'untaken' => {
  if (ways.some(({ targets }) => targets.length > 0)) return 'sent'
  return ways.length > 0 ? 'unsent' : 'untaken'
}

/** A key of the event, through the fields that take it, to what Intercom gets. */
export function RowItem({ row, ...props }: Props) {
  const { flow, mappings } = props
  const select = useCallback(
    ({ rows }: Lit) => rows.some((keys) => keys.join('\n') === row.keys.join('\n')),
    [row.id]
  )
  const isLit = useLit(select)
  const running = mappings.filter(({ id }) =>
    flow.explanations.some((one) => one.id === id && one.outcome === 'matched')
  )
  return (
    <li
      class={`row ${fateOf(row)} ${isLit ? 'lit' : ''}`}
      onMouseEnter={() => light(flow, { row: row.keys })}
      onMouseLeave={() => light(flow)}
      onFocusIn={() => light(flow, { row: row.keys })}
      onFocusOut={() => light(flow)}
    >
      <span class="source">
        <span class="name">{nameOf(row)}</span> <span class="value">{show(row.value)}</span>
      </span>
      <span class="ways">
        {row.ways.map((way) => (
          <WayItem
            key={way.mapping + way.field}
            {...props}
            row={row}
            way={way}
            isNamed={running.length > 1}
          />
        ))}
        {row.ways.length === 0 && (
          <span class="way-item">
            <span class="arrow" aria-hidden="true">
              →
            </span>
            <span class="untaken-text">no field takes it</span>
          </span>
        )}
      </span>
      <MapTo keys={row.keys} mappings={running} onMap={props.onMap} />
    </li>
  )
}

interface MapToProps extends Pick<FlowProps, 'mappings' | 'onMap'> {
  keys: Keys
}

const optionsOf = ({ partnerAction }: Mapping): { fields: string[]; label: string }[] =>
  Object.entries(fieldsOf(partnerAction)).flatMap(([key, { label, properties }]) => [
    { fields: [key], label },
    ...Object.entries(properties ?? {}).map(([inner, { label: name }]) => ({
      fields: [key, inner],
      label: `${label}: ${name}`
    }))
  ])

// Maps a key of the event to a field, in one choice.
function MapTo({ keys, mappings, onMap }: MapToProps) {
  // A long event has many rows: each has its options when somebody comes near it.
  const [isNear, setIsNear] = useState(false)
  const come = (): void => setIsNear(true)
  return (
    <select
      class="map-to"
      aria-label={`Map ${toText(keys)} to`}
      title={`Map ${toText(keys)} to a field`}
      value=""
      onFocus={come}
      onPointerDown={come}
      onMouseEnter={come}
      onChange={({ currentTarget }) => {
        const { id, fields } = JSON.parse(currentTarget.value) as { id: string; fields: string[] }
        currentTarget.value = ''
        onMap(id, fields, keys)
      }}
    >
      <option value="">Map to…</option>
      {(isNear ? mappings : []).map((mapping) => (
        <optgroup key={mapping.id} label={mapping.name || 'Mapping'}>
          {optionsOf(mapping).map(({ fields, label }) => (
            <option key={label} value={JSON.stringify({ id: mapping.id, fields })}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
