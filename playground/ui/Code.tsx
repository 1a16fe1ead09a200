import { useEffect, useState } from 'preact/hooks'

interface Props {
  label: string
  children: string
}

/** Code to read. It can be reached by keyboard, because it scrolls if it is long. */
export function Code({ label, children }: Props) {
  return (
    <pre class="read" role="group" aria-label={label} tabIndex={0}>
      <code>{children}</code>
    </pre>
  )
}

interface CopyProps {
  name: string
  text: () => string
}

/** A button that copies a text, and says so. */
export function CopyButton({ name, text }: CopyProps) {
  const [result, setResult] = useState('')
  useEffect(() => {
    if (!result) return undefined
    const timer = setTimeout(() => setResult(''), 2000)
    return () => clearTimeout(timer)
  }, [result])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text())
      setResult('Copied')
    } catch {
      setResult('Not copied: this browser does not allow it.')
    }
  }
  return (
    <span class="copy">
      <button type="button" onClick={() => void copy()}>
        {name}
      </button>
      <span role="status" class="hint">
        {result}
      </span>
    </span>
  )
}
