import { readObject } from '../model/composed'
import type { Json } from '../protocol'
import { JsonEditor } from '../ui/JsonEditor'

/** The per-call options as text. */
export interface OptionTexts {
  integrations: string
  context: string
}

interface Props {
  options: OptionTexts
  onOptions: (options: Partial<OptionTexts>) => void
  errors: Partial<OptionTexts>
}

/** Text with `more` merged into its object `Intercom`; text that is no JSON is replaced. */
const withIntercom = (text: string, more: Json): string => {
  const { value = {} } = readObject(text)
  const { Intercom } = value
  const known = typeof Intercom === 'object' && Intercom !== null ? Intercom : {}
  return JSON.stringify({ ...value, Intercom: { ...known, ...more } }, null, 2)
}

/** The options that a call can carry beside its data: integrations and context. */
export function CallOptionsEditor({ options, onOptions, errors }: Props) {
  const { integrations, context } = options
  const addHash = { user_hash: '0a1b2c3d' }
  const addJwt = { intercom_user_jwt: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }
  return (
    <details>
      <summary>Options of this call</summary>
      <div class="actions">
        <button
          type="button"
          class="small"
          onClick={() => onOptions({ integrations: withIntercom(integrations, addHash) })}
        >
          Add user hash
        </button>
        <button
          type="button"
          class="small"
          onClick={() => onOptions({ integrations: withIntercom(integrations, addJwt) })}
        >
          Add user JWT
        </button>
        <button
          type="button"
          class="small"
          onClick={() =>
            onOptions({ context: withIntercom(context, { hideDefaultLauncher: true }) })
          }
        >
          Hide launcher
        </button>
      </div>
      <h3>Integrations</h3>
      <JsonEditor
        label="Integrations"
        value={integrations}
        onChange={(text) => onOptions({ integrations: text })}
        error={errors.integrations}
        hint="User Hash and Intercom User JWT are read from here. Not part of the link."
      />
      <h3>Context</h3>
      <JsonEditor
        label="Context"
        value={context}
        onChange={(text) => onOptions({ context: text })}
        error={errors.context}
        hint="Hide Default Launcher is read from here. Not part of the link."
      />
    </details>
  )
}
