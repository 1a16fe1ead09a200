import { Code } from '../app/Code'
import type { Explanation } from '../model/explain'
import { toCode } from '../model/literal'

/** What a mapping makes of the event in the composer. Nothing is sent. */
export function Preview({ explanation }: { explanation: Explanation | undefined }) {
  if (!explanation) return <p class="hint">The composer has no event to show here.</p>
  const { outcome, error, payload, calls, notes, name } = explanation
  if (error !== undefined) return <p class="hint">This mapping never runs: see its trigger.</p>
  if (outcome === 'disabled') return <p class="hint">This mapping is off.</p>
  if (outcome === 'not matched')
    return <p class="hint">The trigger does not match the event in the composer.</p>
  return (
    <>
      <h4>Payload</h4>
      <Code label={`Preview of the payload of ${name}`}>
        {JSON.stringify(payload ?? {}, null, 2)}
      </Code>
      <h4>Intercom call</h4>
      {calls.length === 0 && <p class="hint">None: the payload gives nothing to send.</p>}
      {calls.map(({ command, args }, index) => (
        <Code key={index} label={`Preview of the call of ${name}`}>
          {toCode(command, args)}
        </Code>
      ))}
      {notes.map((note, index) => (
        <p key={index} class="note warn">
          {note}
        </p>
      ))}
    </>
  )
}
