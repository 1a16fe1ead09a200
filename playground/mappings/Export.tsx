import { Code } from '../app/Code'
import { CopyButton } from '../app/CopyButton'
import { toCodeBlock } from '../model/codeBlock'
import type { Mapping } from '../model/setup'

/** The mappings as code. */
export function Export({ mappings }: { mappings: Mapping[] }) {
  const block = toCodeBlock(mappings)
  return (
    <details class="transfer">
      <summary>Export as code</summary>
      <p class="hint">Give this to the factory, beside appId.</p>
      <Code label="Subscriptions">{block}</Code>
      <CopyButton name="Copy subscriptions" text={() => block} />
    </details>
  )
}
