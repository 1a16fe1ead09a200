import { unmetConditions } from '../../src/inspector/conditions'
import { plural, toCode } from '../model/show'
import { leftOut } from '../model/outcome'
import type { EventEntry } from '../model/timeline'
import { Badge } from '../ui/Badge'
import { Code } from '../ui/Code'

// The plugin's message is for developers. This is for those who map events.
const tipFor = (where: string, reason: string): string => {
  if (!reason.includes('it is not text, a number or a boolean')) return ''
  return where === 'trackEvent event_metadata'
    ? ' If it is a rich link, add it to the setting Rich Link Properties.'
    : ' Or map a value inside it to its own field.'
}

/** What each mapping makes of an event. */
export function Mappings({ entry }: { entry: EventEntry }) {
  return (
    <ul class="matches">
      {entry.explanations.map(({ id, name, outcome, trigger, error, payload, calls, empty }) => (
        <li key={id}>
          <Badge
            tone={outcome === 'matched' ? 'good' : outcome === 'invalid' ? 'bad' : 'idle'}
            label={`${name} ${outcome}`}
          />{' '}
          <code>{trigger}</code>
          {error !== undefined && <p class="error">{error}</p>}
          {outcome === 'not matched' && (
            <p class="hint">Not met: {unmetConditions(trigger, entry.event).join(', ')}</p>
          )}
          {payload !== undefined && (
            <details>
              <summary>Payload</summary>
              <Code label={`Payload of ${name}`}>{JSON.stringify(payload, null, 2)}</Code>
            </details>
          )}
          {empty.length > 0 && (
            <details>
              <summary>{plural(empty.length, 'field')} without a value</summary>
              <p class="hint">{empty.join(', ')}</p>
            </details>
          )}
          {calls.map(({ command, args }, index) => (
            <div key={index}>
              <Code label={`Call of ${name}`}>{toCode(command, args)}</Code>
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** What the plugin says of an event. */
export function Diagnostics({ entry }: { entry: EventEntry }) {
  const dropped = leftOut(entry)
  const others = entry.logs.filter((log) => !/^(?!Intercom|mapping)\w+(?: \w+)? "/.test(log))
  return (
    <>
      {dropped.map(({ where, key, reason }, index) => (
        <p class="note warn" key={index}>
          <b>
            <code>{key}</code> was left out
          </b>{' '}
          of {where}: {reason.replace(/^left out: /, '')}
          {tipFor(where, reason)}
        </p>
      ))}
      {others.map((log, index) => (
        <p class="note bad" key={index}>
          {log}
        </p>
      ))}
    </>
  )
}
