import { useContext, useId } from 'preact/hooks'
import { readTrigger } from '../model/trigger'
import { LineEditor } from '../ui/LineEditor'
import { TriggerParts } from '../ui/TriggerParts'
import { completeTrigger } from './complete'
import { EventContext } from './context'

interface Props {
  value: string
  onChange: (trigger: string) => void
}

/** The trigger of a mapping, and which of its conditions the event meets. */
export function Trigger({ value, onChange }: Props) {
  const { event, paths } = useContext(EventContext)
  const id = useId()
  const { error, warning, parts, operator } = readTrigger(value, event)
  return (
    <div class="mapping-field trigger">
      <span class="label" aria-hidden="true">
        Trigger
      </span>
      <div class="field-value">
        <LineEditor
          label="Trigger"
          value={value}
          onChange={onChange}
          describedBy={id}
          isInvalid={error !== undefined}
          placeholder={'type = "track"'}
          complete={completeTrigger(event, paths)}
        />
        <p class={`live ${error === undefined ? '' : 'bad'}`} id={id} aria-live="polite">
          {error ?? <TriggerParts parts={parts} operator={operator} />}
          {warning !== undefined && <span class="warn-text"> {warning}</span>}
        </p>
      </div>
    </div>
  )
}
