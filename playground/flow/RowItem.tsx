import { useCallback } from 'preact/hooks'
import type { Row } from '../model/ways'
import type { FlowProps } from './FlowPane'
import { type Lit, light, useLit } from './lit'
import { MapTo } from './MapTo'
import { show } from './show'
import { WayItem } from './WayItem'

interface Props extends FlowProps {
  row: Row
}

// The containers have a line of their own, above their rows.
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
