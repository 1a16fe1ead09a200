import { readObject } from '../model/composed'
import { isObject } from '../model/pointer'
import type { Json } from '../protocol'
import { JsonEditor } from '../ui/JsonEditor'

interface Props {
  text: string
  onText: (text: string) => void
  integrations: string
  onIntegrations: (text: string) => void
  error: string | undefined
}

// A text with `more` in the object at these keys. A text that is no JSON is replaced.
function withMore(text: string, more: Json, keys: string[]): string {
  const put = (value: unknown, [key, ...rest]: string[]): Json => {
    const known = isObject(value) ? value : {}
    return key === undefined ? { ...known, ...more } : { ...known, [key]: put(known[key], rest) }
  }
  return JSON.stringify(put(readObject(text).value, keys), null, 2)
}

const proofs = [
  { name: 'Add user hash', proof: { user_hash: '0a1b2c3d' } },
  { name: 'Add user JWT', proof: { intercom_user_jwt: 'eyJhbGciOiJIUzI1NiJ9.e30.x' } }
]

/** The options that a call can carry beside its data. */
export function CallOptionsEditor(props: Props) {
  const { text, onText, integrations, onIntegrations, error } = props
  return (
    <details>
      <summary>Options of this call</summary>
      <div class="actions">
        {proofs.map(({ name, proof }) => (
          <button
            key={name}
            type="button"
            class="small"
            onClick={() => onIntegrations(withMore(integrations, proof, ['Intercom']))}
          >
            {name}
          </button>
        ))}
        <button
          type="button"
          class="small"
          onClick={() =>
            onText(withMore(text, { hideDefaultLauncher: true }, ['context', 'Intercom']))
          }
        >
          Hide launcher
        </button>
      </div>
      <h3>Integrations</h3>
      <JsonEditor
        label="Integrations"
        value={integrations}
        onChange={onIntegrations}
        error={error}
        hint="User Hash and Intercom User JWT are read from here. A link never includes them."
      />
    </details>
  )
}
