import { useId, useState } from 'preact/hooks'
import { either } from '../../src/fields/directives'
import {
  type Field,
  fromFieldText,
  type Kind,
  kindOf,
  kinds,
  pathsOf,
  startOf,
  toFieldText
} from '../model/fieldMapping'
import { RawJson } from './RawJson'

interface Props {
  field: Field
  /** What the field is called where there are others of the same label: the label of the field around it. */
  within?: string
  mapping: unknown
  onChange: (mapping: unknown) => void
}

interface EditorProps extends Props {
  label: string
  kind: Kind
  describedBy: string
}

const placeholders: Partial<Record<Kind, string>> = {
  path: '$.properties.plan',
  template: '{{traits.firstName}} {{traits.lastName}}'
}

interface TextProps {
  label: string
  value: string
  onInput: (value: string) => void
  describedBy: string
  placeholder?: string | undefined
}

const Text = ({ label, value, onInput, describedBy, placeholder = '' }: TextProps) => (
  <input
    class="code-input"
    aria-label={label}
    aria-describedby={describedBy}
    spellcheck={false}
    placeholder={placeholder}
    value={value}
    onInput={({ currentTarget }) => onInput(currentTarget.value)}
  />
)

function Properties({ field, label, mapping, onChange }: EditorProps) {
  const mappings = mapping as Record<string, unknown>
  return (
    <>
      {Object.entries(field.properties ?? {}).map(([key, property]) => (
        <FieldEditor
          key={key}
          field={property}
          within={label}
          mapping={mappings[key]}
          onChange={(value) => {
            const { [key]: _, ...others } = mappings
            onChange(value === undefined ? others : { ...mappings, [key]: value })
          }}
        />
      ))}
    </>
  )
}

function Editor(props: EditorProps) {
  const { field, label, kind, mapping, onChange, describedBy } = props
  if (kind === 'none') return null
  if (kind === 'json')
    return <RawJson label={`${label} JSON`} mapping={mapping} onChange={onChange} />
  if (kind === 'fields') return <Properties {...props} />
  const [first = '', second = ''] = pathsOf(mapping) ?? []
  if (kind === 'either')
    return (
      <>
        <Text
          label={`${label} path`}
          value={first}
          onInput={(text) => onChange(either(text, second))}
          describedBy={describedBy}
        />
        <Text
          label={`${label} second path`}
          value={second}
          onInput={(text) => onChange(either(first, text))}
          describedBy={describedBy}
        />
      </>
    )
  return (
    <Text
      label={`${label} ${kinds[kind].toLowerCase()}`}
      value={toFieldText(kind, mapping)}
      onInput={(text) => onChange(fromFieldText(kind, field.type, text))}
      describedBy={describedBy}
      placeholder={placeholders[kind]}
    />
  )
}

/** A field of a mapping: what it is for, and where its value comes from. */
export function FieldEditor(props: Props) {
  const { field, within, mapping, onChange } = props
  // What is chosen as JSON stays JSON, even where what is typed could be of another kind.
  const [isJson, setIsJson] = useState(false)
  const id = useId()
  const label = within === undefined ? field.label : `${within}: ${field.label}`
  const kind = isJson && mapping !== undefined ? 'json' : kindOf(mapping, field)
  const offered = Object.entries(kinds).filter(([key]) => key !== 'fields' || field.properties)
  return (
    <div class="field mapping-field" role="group" aria-label={label}>
      <div class="field-head">
        <span class="label">{field.label}</span>
        <span class="requirement">
          {field.type}
          {field.required ? ', required' : ''}
        </span>
        <select
          aria-label={`${label} mapping`}
          value={kind}
          onChange={({ currentTarget }) => {
            const next = currentTarget.value as Kind
            setIsJson(next === 'json')
            onChange(startOf(next, mapping))
          }}
        >
          {offered.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <p class="hint" id={id}>
        {field.description}
      </p>
      <Editor {...props} label={label} kind={kind} describedBy={id} />
    </div>
  )
}
