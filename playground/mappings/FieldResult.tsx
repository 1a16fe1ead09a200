import { useContext, useMemo } from 'preact/hooks'
import { fieldValue } from '../model/fieldValue'
import { show } from '../model/show'
import { EventContext } from './shownEvent'

interface Props {
  id: string
  mapping: unknown
  isRequired: boolean
  /** Replaces a path that leads to nothing. */
  onReplace: (from: string, to: string) => void
}

/** What a field makes of the event, or why it makes nothing of it. */
export function FieldResult({ id, mapping, isRequired, onReplace }: Props) {
  const { event, paths } = useContext(EventContext)
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
      </p>
    )
  const isWrong = suggestion !== undefined || isRequired
  return (
    <p class={`live ${isWrong ? 'bad' : ''}`} id={id}>
      nothing at {missing.join(' and ')}
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
