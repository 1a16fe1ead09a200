import { useContext, useEffect, useState } from 'preact/hooks'
import {
  either,
  fromFieldText,
  type Kind,
  kinds,
  pathsOf,
  toFieldText
} from '../model/fieldMapping'
import { JsonEditor } from '../ui/JsonEditor'
import { LineEditor } from '../ui/LineEditor'
import { completePaths, EventContext } from './shownEvent'

interface Props {
  label: string
  kind: Exclude<Kind, 'none' | 'fields'>
  /** The type of the field's value. */
  type: string
  mapping: unknown
  onChange: (mapping: unknown) => void
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

/** The input of a field, of the kind that its mapping is of. */
export function FieldInput({ label, kind, type, mapping, onChange, describedBy }: Props) {
  if (kind === 'json')
    return <RawJson label={`${label} JSON`} mapping={mapping} onChange={onChange} />
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
    onChange: (typed: string) => onChange(fromFieldText(kind, type, typed)),
    describedBy,
    placeholder: placeholders[kind]
  }
  return kind === 'path' ? <Path {...text} /> : <Text {...text} />
}

const safeParse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// The text stays as you type it, and counts as soon as it is JSON.
function RawJson({ label, mapping, onChange }: Pick<Props, 'label' | 'mapping' | 'onChange'>) {
  const shown = toFieldText('json', mapping)
  const [text, setText] = useState(shown)
  const [error, setError] = useState<string>()
  useEffect(() => {
    if (error === undefined && JSON.stringify(safeParse(text)) !== JSON.stringify(mapping))
      setText(shown)
  }, [shown])
  const change = (typed: string): void => {
    setText(typed)
    try {
      onChange(fromFieldText('json', '', typed))
      setError(undefined)
    } catch (reason) {
      setError(`This is not JSON: ${(reason as Error).message}`)
    }
  }
  return <JsonEditor label={label} value={text} onChange={change} error={error} />
}
