import { JsonEditor } from '../editor/JsonEditor'
import { Region } from '../app/Region'
import type { VisitorPage } from '../app/useVisitorPage'
import type { Read } from '../model/composed'
import { readObject } from '../model/composed'
import { journey, samples, toText } from '../model/samples'
import type { Call, CallOptions, Json } from '../protocol'

interface Props {
  text: string
  onText: (text: string) => void
  call: Read<Call>
  integrations: string
  onIntegrations: (text: string) => void
  integrationsError: string | undefined
  context: string
  onContext: (text: string) => void
  contextError: string | undefined
  callOptions: CallOptions
  page: VisitorPage
}

const describe = ({ type, event, name, groupId, userId }: Call): string => {
  const about = { track: event, page: name, group: groupId, identify: userId }[type]
  return `analytics.${type}(${about === undefined ? '' : `'${about}', `}…)`
}

/** Text with `more` merged into its object `Intercom`; text that is no JSON is replaced. */
const withIntercom = (text: string, more: Json): string => {
  const { value = {} } = readObject(text)
  const { Intercom } = value
  const known = typeof Intercom === 'object' && Intercom !== null ? Intercom : {}
  return JSON.stringify({ ...value, Intercom: { ...known, ...more } }, null, 2)
}

/** Where a call is written and sent. */
export function Composer({ text, onText, call, page, callOptions, ...options }: Props) {
  const chosen = samples.findIndex((sample) => toText(sample.call) === text)
  const hasError =
    call.error !== undefined ||
    options.integrationsError !== undefined ||
    options.contextError !== undefined
  return (
    <Region
      name="Composer"
      aside={
        <select
          aria-label="Sample"
          value={String(chosen)}
          onChange={({ currentTarget }) => {
            const sample = samples[Number(currentTarget.value)]
            if (sample) onText(toText(sample.call))
          }}
        >
          <option value="-1" disabled>
            Your own event
          </option>
          {samples.map(({ name }, index) => (
            <option key={name} value={String(index)}>
              {name}
            </option>
          ))}
        </select>
      }
    >
      <JsonEditor
        label="Event"
        value={text}
        onChange={onText}
        error={call.error}
        hint={call.value ? `Sends ${describe(call.value)}` : ''}
      />
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={hasError}
          onClick={() => call.value && page.send([call.value], callOptions)}
        >
          Send event
        </button>
        <button type="button" onClick={() => page.send(journey, {})}>
          Send journey
        </button>
        <button type="button" onClick={page.reset}>
          Reset
        </button>
      </div>
      <details>
        <summary>Options of this call</summary>
        <div class="actions">
          <button
            type="button"
            class="small"
            onClick={() =>
              options.onIntegrations(withIntercom(options.integrations, { user_hash: '0a1b2c3d' }))
            }
          >
            Add user hash
          </button>
          <button
            type="button"
            class="small"
            onClick={() =>
              options.onIntegrations(
                withIntercom(options.integrations, {
                  intercom_user_jwt: 'eyJhbGciOiJIUzI1NiJ9.e30.x'
                })
              )
            }
          >
            Add user JWT
          </button>
          <button
            type="button"
            class="small"
            onClick={() =>
              options.onContext(withIntercom(options.context, { hideDefaultLauncher: true }))
            }
          >
            Hide launcher
          </button>
        </div>
        <h3>Integrations</h3>
        <JsonEditor
          label="Integrations"
          value={options.integrations}
          onChange={options.onIntegrations}
          error={options.integrationsError}
          hint="Read by User Hash and Intercom User JWT. Not part of the link."
        />
        <h3>Context</h3>
        <JsonEditor
          label="Context"
          value={options.context}
          onChange={options.onContext}
          error={options.contextError}
          hint="Read by Hide Default Launcher. Not part of the link."
        />
      </details>
    </Region>
  )
}
