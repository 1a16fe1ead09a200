import { useContext, useId, useState } from 'preact/hooks'
import { EventContext } from '../mappings/shownEvent'
import { toLine, verdictOf } from '../model/check'
import { ignoredIn } from '../model/composed'
import { placeholdersIn } from '../model/placeholder'
import { toText } from '../model/pointer'
import { titleOf } from '../model/show'
import type { Call, Json } from '../protocol'
import { recognize, type Recognized } from './recognize'

interface Props {
  /** Takes what was pasted: settings and mappings, or events. */
  onRead: (recognized: Exclude<Recognized, { kind: 'nothing' }>) => void
  /** Shows a mapping. */
  onGoTo: (mapping: string) => void
}

const nameOf = (call: Call): string => titleOf(call as object as Json)

const toList = (title: string, names: string[]): string =>
  names.length > 0 ? ` ${title}: ${[...new Set(names)].join(', ')}.` : ''

function describeEvents({ events, unused }: Extract<Recognized, { kind: 'events' }>): string {
  const open = events.flatMap(({ call }) =>
    placeholdersIn(call).map(({ keys, code }) => `${toText(keys)} (${code})`)
  )
  const ignored = events.flatMap((event) => event.ignored)
  const isOf = (key: string): boolean => ignoredIn({ [key]: true }).length > 0
  const names = events.map(({ call }) => nameOf(call)).join(', ')
  const what = events.length === 1 ? `An event: ${names}.` : `${events.length} events: ${names}.`
  return [
    what,
    events.length === 1 ? '' : ' "Send journey" sends them in this order.',
    toList('Fill in', open),
    toList('Ignored here', ignored.filter(isOf)),
    toList('Not used', [...ignored.filter((key) => !isOf(key)), ...unused])
  ].join('')
}

// What was read, and which of the mappings do not work.
function Result({ found, onGoTo }: { found: Recognized } & Pick<Props, 'onGoTo'>) {
  const { checks } = useContext(EventContext)
  if (found.kind === 'nothing') return <p class="error">{found.reason}</p>
  if (found.kind === 'events') return <p class="hint">{describeEvents(found)}</p>
  const read = found.mappings.flatMap((mapping) => {
    const check = checks.get(mapping.id)
    return check ? [{ mapping, check }] : []
  })
  const settings = toList('Settings', Object.keys(found.settings))
  return (
    <>
      <p class="hint">
        {`${found.what}: ${verdictOf(read.map(({ check }) => check)) || 'no mappings'}.${settings}`}
      </p>
      <ul>
        {read
          .filter(({ check }) => check.state !== 'works')
          .map(({ mapping, check }) => (
            <li key={mapping.id} class={check.state === 'broken' ? 'error' : 'warn-text'}>
              <button type="button" class="link" onClick={() => onGoTo(`${mapping.id}.`)}>
                {mapping.name}
              </button>
              : {check.reasons.map(toLine).join(' ')}
            </li>
          ))}
      </ul>
    </>
  )
}

/** Takes anything that you paste, and says what it was. */
export function PasteBox({ onRead, onGoTo }: Props) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<Recognized>()
  const id = useId()
  const read = (given: string): boolean => {
    const recognized = recognize(given)
    setFound(recognized)
    if (recognized.kind === 'nothing') return false
    setText('')
    onRead(recognized)
    return true
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
          placeholder="Paste settings, mappings, events, or code that calls analytics.track(…)"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onPaste={(event) => {
            // What cannot be read stays in the box, to be mended.
            if (read(event.clipboardData?.getData('text') ?? '')) event.preventDefault()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !text.trim()) return
            event.stopPropagation()
            read(text)
          }}
        />
        {text.trim() && (
          <button type="button" onClick={() => read(text)}>
            Read it
          </button>
        )}
      </div>
      <div role="status">
        {found ? (
          <Result found={found} onGoTo={onGoTo} />
        ) : (
          <p class="hint">
            Your settings are at{' '}
            <code>https://cdn.segment.com/v1/projects/YOUR_WRITE_KEY/settings</code>
          </p>
        )}
      </div>
    </div>
  )
}
