import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { destination } from '../../src/destination'
import { defaultSettings } from '../model/setup'
import type { Json } from '../protocol'

interface Props {
  settings: Json
  isReal: boolean
  onUse: (settings: Json) => void
  onLeave: () => void
  onClose: () => void
}

const { apiBase } = destination.settings

const ownId = ({ appId }: Json): string =>
  typeof appId === 'string' && appId !== defaultSettings().appId ? appId : ''

/** A form that lets the page send to a real workspace, and says what that means. */
export function Workspace({ settings, isReal, onUse, onLeave, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [appId, setAppId] = useState(ownId(settings))
  const [region, setRegion] = useState(String(settings.apiBase ?? apiBase.default))
  useEffect(() => dialog.current?.showModal(), [])
  const use = (event: Event): void => {
    event.preventDefault()
    onUse({ ...settings, appId: appId.trim(), apiBase: region })
    dialog.current?.close()
  }
  const leave = (): void => {
    onLeave()
    dialog.current?.close()
  }
  return (
    <dialog ref={dialog} aria-labelledby={`${id}-title`} onClose={onClose}>
      <form onSubmit={use}>
        <h2 id={`${id}-title`}>Your own workspace</h2>
        <p class="note warn">
          This loads Intercom’s own Messenger. Every event that you send leaves this browser for
          your workspace, so use a test workspace. Faults are off meanwhile.
        </p>
        <div class="field">
          <label for={`${id}-app`}>Your App ID</label>
          <input
            id={`${id}-app`}
            required
            pattern=".*\S.*"
            spellcheck={false}
            value={appId}
            onInput={({ currentTarget }) => setAppId(currentTarget.value)}
          />
          <p class="hint">In Intercom: Settings, then Installation.</p>
        </div>
        <div class="field">
          <label for={`${id}-region`}>Your region</label>
          <select
            id={`${id}-region`}
            value={region}
            onChange={({ currentTarget }) => setRegion(currentTarget.value)}
          >
            {apiBase.choices.map(({ label, value }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div class="actions">
          <button type="submit" class="primary">
            Send to this workspace
          </button>
          {isReal && (
            <button type="button" onClick={leave}>
              Back to the simulated Messenger
            </button>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  )
}
