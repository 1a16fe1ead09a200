import type { Mapping } from '../model/setup'
import { readTrigger } from '../model/trigger'
import type { Flow } from '../model/ways'
import type { Json } from '../protocol'
import { TriggerParts } from '../ui/TriggerParts'

interface Props {
  mappings: Mapping[]
  flow: Flow
  event: Json | undefined
}

/** Why no mapping runs for an event: what each of them waits for. */
export function NothingRuns({ mappings, flow, event }: Props) {
  return (
    <div class="empty">
      <p>
        <b>Intercom gets nothing of this event:</b> no mapping runs for it.
      </p>
      <ul>
        {mappings.map((mapping) => {
          const { outcome, error } = flow.explanations.find(({ id }) => id === mapping.id) ?? {}
          return (
            <li key={mapping.id}>
              {mapping.name || 'A mapping without a name'}: {outcome === 'disabled' && 'it is off'}
              {outcome === 'invalid' && error}
              {outcome === 'not matched' && (
                <TriggerParts {...readTrigger(mapping.subscribe, event)} />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
