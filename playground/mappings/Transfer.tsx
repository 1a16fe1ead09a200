import { useId, useState } from 'preact/hooks'
import { Code } from '../app/Code'
import { CopyButton } from '../app/CopyButton'
import { fromCodeBlock, toCodeBlock } from '../model/codeBlock'
import type { Mapping } from '../model/setup'

interface Props {
  mappings: Mapping[]
  onImport: (mappings: Mapping[]) => void
}

interface Result {
  text: string
  isError: boolean
}

function Import({ onImport }: Pick<Props, 'onImport'>) {
  const [text, setText] = useState('')
  const [result, setResult] = useState<Result>()
  const id = useId()
  const replace = (): void => {
    try {
      const mappings = fromCodeBlock(text)
      onImport(mappings)
      setText('')
      setResult({ text: `Imported ${mappings.length} mappings.`, isError: false })
    } catch (error) {
      setResult({ text: (error as Error).message, isError: true })
    }
  }
  return (
    <details>
      <summary>Import</summary>
      <div class="field">
        <label for={id}>Subscriptions to import</label>
        <textarea
          id={id}
          rows={6}
          spellcheck={false}
          placeholder="subscriptions: [ … ]"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </div>
      <div class="actions">
        <button type="button" disabled={!text.trim()} onClick={replace}>
          Replace mappings
        </button>
      </div>
      <p role="status" class={result?.isError ? 'error' : 'hint'}>
        {result?.text}
      </p>
    </details>
  )
}

/** Takes the mappings to code, and code to mappings. */
export function Transfer({ mappings, onImport }: Props) {
  const block = toCodeBlock(mappings)
  return (
    <div class="transfer">
      <details>
        <summary>Export</summary>
        <p class="hint">Give this to the factory, beside appId.</p>
        <Code label="Subscriptions">{block}</Code>
        <CopyButton name="Copy subscriptions" text={() => block} />
      </details>
      <Import onImport={onImport} />
    </div>
  )
}
