import { useContext, useId } from 'preact/hooks'
import { TRIGGER } from '../model/check'
import { reasonAgainst } from '../model/explain'
import { fieldsOf, isActionKey, type Mapping, presetOf } from '../model/setup'
import { readTrigger } from '../model/trigger'
import { LineEditor } from '../ui/LineEditor'
import { TriggerParts } from '../ui/TriggerParts'
import { FieldEditor } from './FieldEditor'
import { completeTrigger, EventContext } from './shownEvent'

/** A mapping, and what you can do with it. */
export interface MappingProps {
  mapping: Mapping
  /** `what` says what was done, for Undo. */
  onChange: (mapping: Mapping, what: string) => void
  onRemove: () => void
}

interface TriggerProps {
  onChange: (trigger: string) => void
}

// The trigger of a mapping, and which of its conditions the event meets.
function Trigger({ mapping, onChange }: Pick<MappingProps, 'mapping'> & TriggerProps) {
  const { event, paths, checks } = useContext(EventContext)
  const id = useId()
  const value = mapping.subscribe
  const { error, parts, operator } = readTrigger(value, event)
  const reasons = checks.get(mapping.id)?.reasons ?? []
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
          {reasons
            .filter(({ label }) => label === TRIGGER)
            .map(({ text }) => (
              <span key={text} class="warn-text">
                {text}
              </span>
            ))}
        </p>
      </div>
    </div>
  )
}

/** The name, the trigger and the fields of a mapping. */
export function MappingEditor({ mapping, onChange, onRemove }: MappingProps) {
  const id = useId()
  const { name, partnerAction, subscribe } = mapping
  const error = reasonAgainst(mapping)
  const setField = (key: string, value: unknown): void => {
    const { [key]: _, ...others } = mapping.mapping
    const fields = value === undefined ? others : { ...mapping.mapping, [key]: value }
    onChange({ ...mapping, mapping: fields }, `field ${mapping.id}.${key}`)
  }
  return (
    <>
      {error !== undefined && error !== readTrigger(subscribe).error && (
        <p class="note bad" role="alert">
          {error}
        </p>
      )}
      <div class="mapping-field">
        <label class="label" for={id}>
          Name
        </label>
        <div class="field-value">
          <input
            id={id}
            value={name}
            onInput={({ currentTarget }) =>
              onChange({ ...mapping, name: currentTarget.value }, `name ${mapping.id}`)
            }
          />
        </div>
      </div>
      <Trigger
        mapping={mapping}
        onChange={(trigger) =>
          onChange({ ...mapping, subscribe: trigger }, `trigger ${mapping.id}`)
        }
      />
      {Object.entries(fieldsOf(partnerAction)).map(([key, field]) => (
        <FieldEditor
          key={key}
          field={field}
          name={`${mapping.id}.${key}`}
          mapping={mapping.mapping[key]}
          onChange={(value) => setField(key, value)}
        />
      ))}
      <div class="actions">
        {isActionKey(partnerAction) && (
          <button
            type="button"
            class="small"
            onClick={() => {
              const preset = presetOf(partnerAction)
              const fields = structuredClone(preset.mapping)
              onChange(
                { ...mapping, subscribe: preset.subscribe, mapping: fields },
                'Back to preset'
              )
            }}
          >
            Back to preset
          </button>
        )}
        <button type="button" class="small" onClick={onRemove}>
          Remove mapping
        </button>
      </div>
    </>
  )
}
