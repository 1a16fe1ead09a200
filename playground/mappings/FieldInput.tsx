import { useContext } from 'preact/hooks'
import { either } from '../model/directives'
import { LineEditor } from '../editor/LineEditor'
import { fromFieldText, type Kind, kinds, pathsOf, toFieldText } from '../model/fieldMapping'
import { completePaths } from './complete'
import { EventContext } from './context'
import { FieldEditor, type FieldProps } from './FieldEditor'
import { RawJson } from './RawJson'

interface FieldInputProps extends FieldProps {
  label: string
  kind: Kind
  describedBy: string
}

const placeholders: Partial<Record<Kind, string>> = {
  path: '$.properties.plan',
  template: '{{traits.firstName}} {{traits.lastName}}',
  literal: 'a fixed value'
}

function Path({ label, value, onChange, describedBy }: TextProps) {
  const { event, paths } = useContext(EventContext)
  return (
    <LineEditor
      label={label}
      value={value}
      onChange={onChange}
      describedBy={describedBy}
      placeholder={placeholders.path ?? ''}
      complete={completePaths(event, paths)}
    />
  )
}

interface TextProps {
  label: string
  value: string
  onChange: (value: string) => void
  describedBy: string
  placeholder?: string | undefined
}

const Text = ({ label, value, onChange, describedBy, placeholder = '' }: TextProps) => (
  <input
    class="code-input"
    aria-label={label}
    aria-describedby={describedBy}
    spellcheck={false}
    placeholder={placeholder}
    value={value}
    onInput={({ currentTarget }) => onChange(currentTarget.value)}
  />
)

function Properties({ field, name, label, mapping, onChange }: FieldInputProps) {
  const mappings = mapping as Record<string, unknown>
  return (
    <>
      {Object.entries(field.properties ?? {}).map(([key, property]) => (
        <FieldEditor
          key={key}
          field={property}
          name={`${name}.${key}`}
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

/** The editor of a field, of the kind that its mapping is of. */
export function FieldInput(props: FieldInputProps) {
  const { field, label, kind, mapping, onChange, describedBy } = props
  if (kind === 'none') return null
  if (kind === 'json')
    return <RawJson label={`${label} JSON`} mapping={mapping} onChange={onChange} />
  if (kind === 'fields') return <Properties {...props} />
  const [first = '', second = ''] = pathsOf(mapping) ?? []
  if (kind === 'either')
    return (
      <>
        <Path
          label={`${label} path`}
          value={first}
          onChange={(text) => onChange(either(text, second))}
          describedBy={describedBy}
        />
        <Path
          label={`${label} second path`}
          value={second}
          onChange={(text) => onChange(either(first, text))}
          describedBy={describedBy}
        />
      </>
    )
  const text = {
    label: `${label} ${kinds[kind].toLowerCase()}`,
    value: toFieldText(kind, mapping),
    onChange: (typed: string) => onChange(fromFieldText(kind, field.type, typed)),
    describedBy,
    placeholder: placeholders[kind]
  }
  return kind === 'path' ? <Path {...text} /> : <Text {...text} />
}
