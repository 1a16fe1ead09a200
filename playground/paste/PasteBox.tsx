import { useId, useState } from 'preact/hooks'
import { callTypes } from '../protocol'
import { recognize, type Recognized } from './recognize'
import { failing } from './subscriptions'

interface Props {
  /** Takes what was pasted: settings and mappings, or an event. */
  onRead: (recognized: Exclude<Recognized, { kind: 'nothing' }>) => void
}

interface Status {
  text: string
  isError: boolean
  failing: { name: string; reason: string }[]
}

const nameOf = ({ call }: Extract<Recognized, { kind: 'event' }>): string =>
  [call.type, call.event ?? call.name ?? call.groupId ?? call.userId].filter(Boolean).join(' ')

function statusOf(recognized: Recognized): Status {
  if (recognized.kind === 'nothing') return { text: recognized.reason, isError: true, failing: [] }
  if (recognized.kind === 'event') {
    const { leftOut } = recognized
    const rest =
      leftOut.length > 0 ? ` Analytics.js makes the rest itself: ${leftOut.join(', ')}.` : ''
    return { text: `An event: ${nameOf(recognized)}.${rest}`, isError: false, failing: [] }
  }
  const { what, settings, mappings } = recognized
  const bad = failing(mappings)
  const works = `${mappings.length - bad.length} of ${mappings.length} mappings work.`
  const names = Object.keys(settings)
  const along = names.length > 0 ? ` Settings: ${names.join(', ')}.` : ''
  return { text: `${what}: ${works}${along}`, isError: bad.length > 0, failing: bad }
}

/** Takes anything that you paste, and says what it was. */
export function PasteBox({ onRead }: Props) {
  const [text, setText] = useState('')
  const [status, setStatus] = useState<Status>()
  const id = useId()
  const read = (): void => {
    const recognized = recognize(text)
    setStatus(statusOf(recognized))
    if (recognized.kind === 'nothing') return
    setText('')
    onRead(recognized)
  }
  return (
    <div class="paste">
      <div class="paste-line">
        <label class="sr-only" for={id}>
          Paste anything
        </label>
        <textarea
          id={id}
          rows={1}
          spellcheck={false}
          placeholder={`Paste anything: settings, mappings, an event, analytics.${callTypes[0]}(…)`}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !text.trim()) return
            event.stopPropagation()
            read()
          }}
        />
        <button type="button" disabled={!text.trim()} onClick={read}>
          Read it
        </button>
      </div>
      <div role="status" class={status?.isError ? 'error' : 'hint'}>
        {status && <p>{status.text}</p>}
        {status && status.failing.length > 0 && (
          <ul>
            {status.failing.map(({ name, reason }, index) => (
              <li key={index}>
                <b>{name}:</b> {reason}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
