import { destination } from '../../src/destination'
import { Region } from '../app/Region'
import { Switch } from '../app/Switch'
import { defaultSettings } from '../model/setup'
import type { Json } from '../protocol'

interface Setting {
  label: string
  description: string
  type: string
  required?: boolean
  multiple?: boolean
  choices?: { label: string; value: string }[]
}

interface FieldProps {
  id: string
  setting: Setting
  value: unknown
  onChange: (value: unknown) => void
}

const toList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

function Input({ id, setting, value, onChange }: FieldProps) {
  const { choices, multiple, required } = setting
  if (choices)
    return (
      <select
        id={id}
        value={String(value)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )
  return (
    <input
      id={id}
      aria-describedby={`${id}-about`}
      required={required ?? false}
      spellcheck={false}
      defaultValue={Array.isArray(value) ? value.join(', ') : String(value ?? '')}
      onInput={({ currentTarget }) =>
        onChange(multiple ? toList(currentTarget.value) : currentTarget.value)
      }
    />
  )
}

function Field(props: FieldProps) {
  const { id, setting, value, onChange } = props
  const { label, description, type, multiple, required } = setting
  if (type === 'boolean')
    return (
      <Switch name={label} description={description} isOn={value !== false} onChange={onChange} />
    )
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {required && <span class="requirement">required</span>}
      <Input {...props} />
      <p class="hint" id={`${id}-about`}>
        {description}
        {multiple && ' Separate them by commas.'}
      </p>
    </div>
  )
}

interface Props {
  settings: Json
  onChange: (settings: Json) => void
}

/** All settings of the destination. The plugin is loaded anew when one changes. */
export function Settings({ settings, onChange }: Props) {
  return (
    <Region name="Settings">
      {Object.entries(destination.settings as Record<string, Setting>).map(([key, setting]) => (
        <Field
          key={key}
          id={`setting-${key}`}
          setting={setting}
          value={settings[key] ?? defaultSettings()[key]}
          onChange={(value) => onChange({ ...settings, [key]: value })}
        />
      ))}
    </Region>
  )
}
