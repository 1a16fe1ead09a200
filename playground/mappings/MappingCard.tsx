import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks'
import { destination } from '../../src/destination'
import { Badge } from '../app/Badge'
import { Switch } from '../app/Switch'
import type { Explanation } from '../model/explain'
import { reasonAgainst } from '../model/explain'
import type { Field } from '../model/fieldMapping'
import { isActionKey, type Mapping, presetOf } from '../model/setup'
import { readTrigger } from '../model/trigger'
import { EventContext } from './context'
import { FieldEditor } from './FieldEditor'
import { Trigger } from './Trigger'

interface Props {
  mapping: Mapping
  /** `what` says what was done, for Undo. */
  onChange: (mapping: Mapping, what: string) => void
  onRemove: () => void
  /** The field that somebody wants to see. */
  wanted: string | undefined
}

const fieldsOf = (action: string): [string, Field][] =>
  isActionKey(action)
    ? Object.entries(destination.actions[action].fields as Record<string, Field>)
    : []

const badgeOf = (explanation: Explanation | undefined, mapping: Mapping) => {
  if (reasonAgainst(mapping) !== undefined) return { tone: 'bad', label: 'fails' } as const
  if (!mapping.enabled) return { tone: 'idle', label: 'off' } as const
  if (readTrigger(mapping.subscribe).warning !== undefined)
    return { tone: 'warn', label: 'check trigger' } as const
  if (explanation?.outcome !== 'matched') return { tone: 'idle', label: 'no match' } as const
  return explanation.calls.length > 0
    ? ({ tone: 'good', label: 'sends' } as const)
    : ({ tone: 'bad', label: 'sends nothing' } as const)
}

function Editor({ mapping, onChange, onRemove }: Props) {
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
        value={subscribe}
        onChange={(trigger) =>
          onChange({ ...mapping, subscribe: trigger }, `trigger ${mapping.id}`)
        }
      />
      {fieldsOf(partnerAction).map(([key, field]) => (
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

/** One mapping: its state at a glance, and opened its trigger and its fields. It opens by itself when it runs. */
export function MappingCard(props: Props) {
  const { mapping, onChange, wanted } = props
  const { flow } = useContext(EventContext)
  const explanation = flow?.explanations.find(({ id }) => id === mapping.id)
  const isRunning = explanation?.outcome === 'matched'
  const [isOpen, setIsOpen] = useState(isRunning)
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Not under the hands of somebody who writes its trigger.
    if (!card.current?.contains(document.activeElement)) setIsOpen(isRunning)
  }, [isRunning])
  useEffect(() => {
    if (wanted?.startsWith(`${mapping.id}.`)) setIsOpen(true)
  }, [wanted])
  const name = mapping.name || 'Mapping without a name'
  return (
    <div
      class={`card ${isRunning ? 'running' : ''}`}
      role="group"
      aria-label={`Mapping ${name}`}
      ref={card}
    >
      <div class="card-head">
        <Switch
          name={`${name} enabled`}
          isNameHidden
          isOn={mapping.enabled}
          onChange={(enabled) =>
            onChange({ ...mapping, enabled }, `${name} ${enabled ? 'on' : 'off'}`)
          }
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
          <Editor {...props} />
        </div>
      )}
    </div>
  )
}
