import { useCallback, useContext, useId, useState } from 'preact/hooks'
import { light, type Lit, useLit } from '../flow/lit'
import { type Kind, kindOf, kinds, startOf } from '../model/fieldMapping'
import type { Field } from '../model/setup'
import { FieldInput } from './FieldInput'
import { FieldResult } from './FieldResult'
import { EventContext } from './shownEvent'

interface FieldProps {
  field: Field
  /** A name that no field of another mapping has. */
  name: string
  /** The label of the field around it. Other fields can have the same label as this one. */
  within?: string
  mapping: unknown
  onChange: (mapping: unknown) => void
}

/** A field of a mapping: where its value comes from, and what that is for the event. */
export function FieldEditor(props: FieldProps) {
  const { field, name, within, mapping, onChange } = props
  const { flow } = useContext(EventContext)
  // If you choose JSON, it stays JSON, even if what you type is of another kind.
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
        {kind === 'fields' && <Properties {...props} label={label} />}
        {kind !== 'none' && kind !== 'fields' && (
          <>
            <FieldInput
              label={label}
              kind={kind}
              type={field.type}
              mapping={mapping}
              onChange={onChange}
              describedBy={`${id} ${id}-live`}
            />
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
          </>
        )}
      </div>
    </div>
  )
}

function Properties({ field, name, label, mapping, onChange }: FieldProps & { label: string }) {
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
