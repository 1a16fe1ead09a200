import { useId, useMemo, useState } from 'preact/hooks'
import { destination } from '../../src/destination'
import { Badge } from '../app/Badge'
import { Switch } from '../app/Switch'
import { describeTrigger } from '../model/describe'
import { explain, reasonAgainst, triggerError, type Explanation } from '../model/explain'
import { type ActionKey, type Mapping, presetOf } from '../model/setup'
import type { Json } from '../protocol'
import type { Field } from '../model/fieldMapping'
import { FieldEditor } from './FieldEditor'
import { Preview } from './Preview'

interface Props {
  mapping: Mapping
  settings: Json
  event: Json | undefined
  onChange: (mapping: Mapping) => void
  onRemove: () => void
}

interface EditorProps extends Props {
  explanation: Explanation | undefined
}

const fieldsOf = (action: string): [string, Field][] =>
  Object.entries(destination.actions[action as ActionKey].fields as Record<string, Field>)

function Trigger({ mapping, onChange }: Pick<Props, 'mapping' | 'onChange'>) {
  const id = useId()
  const error = triggerError(mapping.subscribe)
  return (
    <div class="field">
      <label for={id}>Trigger</label>
      <input
        id={id}
        class="code-input"
        spellcheck={false}
        value={mapping.subscribe}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-about`}
        onInput={({ currentTarget }) => onChange({ ...mapping, subscribe: currentTarget.value })}
      />
      <p class={error === undefined ? 'hint' : 'error'} id={`${id}-about`} aria-live="polite">
        {error ?? describeTrigger(mapping.subscribe)}
      </p>
    </div>
  )
}

const badgeOf = (explanation: Explanation | undefined, mapping: Mapping) => {
  if (reasonAgainst(mapping) !== undefined) return { tone: 'bad', label: 'invalid' } as const
  if (!mapping.enabled) return { tone: 'idle', label: 'off' } as const
  return explanation?.outcome === 'matched'
    ? ({ tone: 'good', label: 'matches' } as const)
    : ({ tone: 'idle', label: 'no match' } as const)
}

function Editor({ mapping, explanation, onChange, onRemove }: EditorProps) {
  const id = useId()
  const error = triggerError(mapping.subscribe) === undefined ? reasonAgainst(mapping) : undefined
  const setField = (key: string, value: unknown): void => {
    const { [key]: _, ...others } = mapping.mapping
    onChange({
      ...mapping,
      mapping: value === undefined ? others : { ...mapping.mapping, [key]: value }
    })
  }
  return (
    <>
      <div class="field">
        <label for={id}>Name</label>
        <input
          id={id}
          value={mapping.name}
          onInput={({ currentTarget }) => onChange({ ...mapping, name: currentTarget.value })}
        />
      </div>
      <Trigger mapping={mapping} onChange={onChange} />
      {error !== undefined && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <div class="preview" role="group" aria-label={`Preview of ${mapping.name}`}>
        <h4>What it makes of the event in the composer</h4>
        <Preview explanation={explanation} />
      </div>
      <h4>Fields</h4>
      {fieldsOf(mapping.partnerAction).map(([key, field]) => (
        <FieldEditor
          key={key}
          field={field}
          mapping={mapping.mapping[key]}
          onChange={(value) => setField(key, value)}
        />
      ))}
      <div class="actions">
        <button
          type="button"
          onClick={() => {
            const { subscribe, mapping: fields } = presetOf(mapping.partnerAction)
            onChange({ ...mapping, subscribe, mapping: structuredClone(fields) })
          }}
        >
          Back to preset
        </button>
        <button type="button" onClick={onRemove}>
          Remove mapping
        </button>
      </div>
    </>
  )
}

/** One mapping: its state at a glance, and opened its trigger, its fields and what it makes of the event. */
export function MappingCard(props: Props) {
  const { mapping, settings, event, onChange } = props
  const [isOpen, setIsOpen] = useState(false)
  const explanation = useMemo(
    () => event && explain(mapping, event, settings),
    [mapping, event, settings]
  )
  const name = mapping.name || 'Mapping without a name'
  return (
    <div class="card" role="group" aria-label={`Mapping ${name}`}>
      <div class="card-head">
        <Switch
          name={`${name} enabled`}
          isNameHidden
          isOn={mapping.enabled}
          onChange={(enabled) => onChange({ ...mapping, enabled })}
        />
        <button
          type="button"
          class="disclosure"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {name}
        </button>
        <Badge {...badgeOf(explanation, mapping)} />
      </div>
      {isOpen && (
        <div class="card-body">
          <Editor {...props} explanation={explanation} />
        </div>
      )}
    </div>
  )
}
