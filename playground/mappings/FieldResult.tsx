import { useContext, useMemo } from 'preact/hooks'
import { isFilledIn } from '../model/composed'
import { fieldValue } from '../model/fieldValue'
import { fromPointer, valueAt } from '../model/pointer'
import { readsOf } from '../model/reads'
import { show } from '../model/show'
import type { Json } from '../protocol'
import { EventContext } from './shownEvent'

interface Props {
  id: string
  mapping: unknown
  isRequired: boolean
  /** Replaces a path that leads to nothing. */
  onReplace: (from: string, to: string) => void
}

const isOnlyFilledIn = (mapping: unknown, event: Json, given: Json): boolean => {
  const read = readsOf(mapping).pointers.map(fromPointer)
  const found = read.filter((keys) => valueAt(event, keys) !== undefined)
  return found.length > 0 && found.every((keys) => isFilledIn(event, given, keys))
}

/** What a field makes of the event, or why it makes nothing of it. */
export function FieldResult({ id, mapping, isRequired, onReplace }: Props) {
  const { event, given, paths, checks } = useContext(EventContext)
  const result = useMemo(() => event && fieldValue(mapping, event, paths), [mapping, event, paths])
  if (!result) return <p class="live" id={id} />
  const { value, missing, suggestion, error } = result
  const [first] = missing
  if (error !== undefined)
    return (
      <p class="live bad" id={id}>
        fails: {error}
      </p>
    )
  if (first === undefined)
    return (
      <p class="live" id={id}>
        = <span class="value">{value === undefined ? 'nothing' : show(value)}</span>
        {event && given && isOnlyFilledIn(mapping, event, given) && (
          <small> filled in by Analytics.js</small>
        )}
      </p>
    )
  const isUnknown = [...checks.values()].some(({ reasons }) =>
    reasons.some(({ pointer }) => pointer === first)
  )
  const isWrong = suggestion !== undefined || isRequired || isUnknown
  return (
    <p class={`live ${isWrong ? 'bad' : ''}`} id={id}>
      {isUnknown ? 'no event here has' : 'nothing at'} {missing.join(' and ')}
      {suggestion !== undefined && (
        <>
          : did you mean{' '}
          <button type="button" class="inline" onClick={() => onReplace(first, suggestion)}>
            {suggestion}
          </button>
          ?
        </>
      )}
    </p>
  )
}
