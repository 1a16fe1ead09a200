import type { Target } from '../model/changes'
import type { IntercomCall } from '../model/explain'
import { type Loss, lossesOf, NESTED } from '../model/limits'
import { isObject, isOnTheWay } from '../model/pointer'
import { showTarget } from '../model/show'
import type { Flow, Row, Way } from '../model/ways'
import { fieldId, light } from './lit'

/** A way, and what you can do with it. */
export interface WayProps {
  flow: Flow
  row?: Row
  way: Way
  onRichLink: (key: string) => void
  /** Shows a field among the mappings. */
  onGoTo: (field: string) => void
}

const canBeRichLink = (row: Row | undefined, { field, reasons }: Way): boolean =>
  row?.keys.length === 2 &&
  field === 'event_metadata' &&
  reasons.length > 0 &&
  lossesOf([{ command: 'trackEvent', args: ['', { [row.keys[1] ?? '']: row.value }] }]).length === 0

const lossOf = (target: Target, losses: Loss[]): string | undefined =>
  losses.find(({ call, keys }) => call === target.call && isOnTheWay(keys, target.keys))?.reason

// The plugin's message is for developers, and says what Intercom takes.
const toReason = (reason: string, row: Row | undefined): string =>
  reason.includes('it is not text, a number or a boolean') &&
  (isObject(row?.value) || Array.isArray(row?.value))
    ? NESTED
    : reason.replace(/^left out: /, '')

function Result({ flow, row, way, calls, onRichLink }: WayProps & { calls: IntercomCall[] }) {
  const losses = flow.losses.get(way.mapping) ?? []
  const { targets, reasons, insteadOf } = way
  return (
    <span class="result">
      {targets.map((target) => {
        const { name, value } = showTarget(target, calls[target.call] ?? { command: '', args: [] })
        return (
          <span key={name} class="sent">
            <span class="name">{name}</span> <span class="value">{value}</span>
            {lossOf(target, losses) !== undefined && (
              <span class="loss">{lossOf(target, losses)}</span>
            )}
          </span>
        )
      })}
      {reasons.map((reason) => (
        <span key={reason} class="unsent">
          <b>not sent:</b> {toReason(reason, row)}
        </span>
      ))}
      {insteadOf.length > 0 && (
        <span class="quiet-result">unused: {insteadOf.join(', ')} is sent instead</span>
      )}
      {targets.length + reasons.length + insteadOf.length === 0 && (
        <span class="quiet-result">
          {way.field === 'currency' ? 'unused: no revenue' : 'unused'}
        </span>
      )}
      {canBeRichLink(row, way) && (
        <button type="button" class="small" onClick={() => onRichLink(row?.keys[1] ?? '')}>
          Send it as a rich link
        </button>
      )}
    </span>
  )
}

/** One way of a value: the field that takes it, and what Intercom gets of it. */
export function WayItem(props: WayProps) {
  const { flow, way, onGoTo } = props
  const { calls = [] } = flow.explanations.find(({ id }) => id === way.mapping) ?? {}
  return (
    <span class="way-item">
      <span class="arrow" aria-hidden="true">
        →
      </span>
      <button
        type="button"
        class="field-link"
        onClick={() => onGoTo(fieldId(way))}
        onFocus={() => light(flow, { field: fieldId(way) })}
        title="Go to the field"
      >
        {way.label}
      </button>
      <span class="arrow" aria-hidden="true">
        →
      </span>
      <Result {...props} calls={calls} />
    </span>
  )
}
