import { useState } from 'preact/hooks'
import { destination } from '../../src/destination'
import { defaultSettings } from '../model/setup'
import type { Json } from '../protocol'
import { Switch } from '../ui/Switch'

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

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '')

function Input({ id, setting, value, onChange }: FieldProps) {
  const { choices, multiple, required } = setting
  const read = (text: string): unknown => (multiple ? toList(text) : text)
  // A list keeps no comma at its end, but you need one while you type.
  const [text, setText] = useState(textOf(value))
  const shown = JSON.stringify(read(text)) === JSON.stringify(value) ? text : textOf(value)
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
      value={shown}
      onInput={({ currentTarget }) => {
        setText(currentTarget.value)
        onChange(read(currentTarget.value))
      }}
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
  /** `what` says what was changed, for Undo. */
  onChange: (settings: Json, what: string) => void
}

/** All settings of the destination. The plugin is loaded anew when one changes. */
export function Settings({ settings, onChange }: Props) {
  return (
    <details class="action">
      <summary>Settings of the destination</summary>
      <div role="group" aria-label="Settings">
        {Object.entries(destination.settings as Record<string, Setting>).map(([key, setting]) => (
          <Field
            key={key}
            id={`setting-${key}`}
            setting={setting}
            value={settings[key] ?? defaultSettings()[key]}
            onChange={(value) => onChange({ ...settings, [key]: value }, `setting ${key}`)}
          />
        ))}
      </div>
    </details>
  )
}
