import { useEffect, useState } from 'preact/hooks'
import { JsonEditor } from '../editor/JsonEditor'
import { fromFieldText, toFieldText } from '../model/fieldMapping'

interface Props {
  label: string
  mapping: unknown
  onChange: (mapping: unknown) => void
}

const safeParse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A mapping as JSON. What is typed stays as it is typed, and counts as soon as it is JSON. */
export function RawJson({ label, mapping, onChange }: Props) {
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
