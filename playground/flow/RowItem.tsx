import { useCallback, useState } from 'preact/hooks'
import { type Keys, toText } from '../model/pointer'
import { fieldsOf, type Mapping } from '../model/setup'
import { show } from '../model/show'
import type { Row } from '../model/ways'
import { WayItem, type WayProps } from './WayItem'
import { fateOf } from './fate'
import { light, type Lit, useLit } from './lit'

/** What the flow shows, and what you can do in it. */
export interface FlowProps extends Pick<WayProps, 'flow' | 'onRichLink' | 'onGoTo'> {
  mappings: Mapping[]
  onMap: (mapping: string, field: string[], keys: Keys) => void
}

interface Props extends FlowProps {
  row: Row
}

// The outer keys, and the one that the row is about.
function Name({ row: { keys, id } }: { row: Row }) {
  const outer = keys.length > 1 ? (keys[0] ?? '') : ''
  return (
    <span class="name">
      {outer && <span class="outer">{outer}</span>}
      {id.slice(outer.length)}
    </span>
  )
}

/** A key of the event, through the fields that take it, to what Intercom gets. */
export function RowItem({ row, ...props }: Props) {
  const { flow, mappings } = props
  const select = useCallback(
    ({ rows }: Lit) => rows.some((keys) => keys.join('\n') === row.keys.join('\n')),
    [row.id]
  )
  const isLit = useLit(select)
  const fate = fateOf(row)
  const running = mappings.filter(({ id }) =>
    flow.explanations.some((one) => one.id === id && one.outcome === 'matched')
  )
  return (
    <li
      class={`row ${fate} ${isLit ? 'lit' : ''}`}
      onMouseEnter={() => light(flow, { row: row.keys })}
      onMouseLeave={() => light(flow)}
      onFocusIn={() => light(flow, { row: row.keys })}
      onFocusOut={() => light(flow)}
    >
      <span class="source">
        <Name row={row} /> <span class="value">{show(row.value)}</span>
        {row.isFilledIn && <small class="filled">filled in by Analytics.js</small>}
      </span>
      <span class="ways">
        {fate === 'open' && <span class="open-text">fill this in to see what is sent</span>}
        {fate !== 'open' &&
          row.ways.map((way) => (
            <WayItem key={way.mapping + way.field} {...props} row={row} way={way} />
          ))}
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
