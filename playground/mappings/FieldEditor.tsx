import { useCallback, useContext, useId, useState } from 'preact/hooks'
import { either } from '../../src/fields/directives'
import { LineEditor } from '../editor/LineEditor'
import { type Lit, light, useLit } from '../flow/lit'
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
import { completePaths } from './complete'
import { EventContext } from './context'
import { FieldResult } from './FieldResult'
import { RawJson } from './RawJson'

interface Props {
  field: Field
  /** The field's name among the fields of all mappings. */
  name: string
  /** What the field is called if there are others of the same label: the label of the field around it. */
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

function Properties({ field, name, label, mapping, onChange }: EditorProps) {
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

/** A field of a mapping: where its value comes from, and what that is for the event. */
export function FieldEditor(props: Props) {
  const { field, name, within, mapping, onChange } = props
  const { flow } = useContext(EventContext)
  // What is chosen as JSON stays JSON, even if what is typed could be of another kind.
  const [isJson, setIsJson] = useState(false)
  const id = useId()
  const isLit = useLit(useCallback(({ fields }: Lit) => fields.includes(name), [name]))
  const label = within === undefined ? field.label : `${within}: ${field.label}`
  const kind = isJson && mapping !== undefined ? 'json' : kindOf(mapping, field)
  const offered = Object.entries(kinds).filter(([key]) => key !== 'fields' || field.properties)
  const point = (): void => flow && light(flow, { field: name })
  return (
    <div
      class={`mapping-field ${kind === 'none' ? 'unmapped' : ''} ${isLit ? 'lit' : ''}`}
      role="group"
      aria-label={label}
      data-field={name}
      onMouseEnter={point}
      onMouseLeave={() => flow && light(flow)}
      onFocusIn={point}
    >
      <span class="label" title={field.description}>
        {field.label}
        {field.required === true && <span class="requirement"> required</span>}
      </span>
      <select
        class="kind"
        aria-label={`${label} mapping`}
        value={kind}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value as Kind
          setIsJson(next === 'json')
          onChange(startOf(next, mapping))
        }}
      >
        {offered.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
      <span class="sr-only" id={id}>
        {field.description}
      </span>
      <div class="field-value">
        <Editor {...props} label={label} kind={kind} describedBy={`${id} ${id}-live`} />
        {kind !== 'none' && kind !== 'fields' && (
          <FieldResult
            id={`${id}-live`}
            mapping={mapping}
            isRequired={field.required === true}
            onReplace={(from, to) =>
              onChange(
                JSON.parse(
                  JSON.stringify(mapping).split(JSON.stringify(from)).join(JSON.stringify(to))
                )
              )
            }
          />
        )}
      </div>
    </div>
  )
}
