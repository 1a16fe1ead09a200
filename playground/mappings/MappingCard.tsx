import { useContext } from 'preact/hooks'
import type { Check } from '../model/check'
import { toLine } from '../model/check'
import type { Explanation } from '../model/explain'
import type { Mapping } from '../model/setup'
import { Badge } from '../ui/Badge'
import { Switch } from '../ui/Switch'
import { MappingEditor, type MappingProps } from './MappingEditor'
import { EventContext } from './shownEvent'

interface Props extends MappingProps {
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

const badgeOf = (
  explanation: Explanation | undefined,
  mapping: Mapping,
  state?: Check['state']
) => {
  if (state === 'broken') return { tone: 'bad', label: 'broken' } as const
  if (!mapping.enabled) return { tone: 'idle', label: 'off' } as const
  if (explanation?.outcome === 'matched' && explanation.calls.length === 0)
    return { tone: 'bad', label: 'sends nothing' } as const
  if (state === 'check') return { tone: 'warn', label: 'check' } as const
  return explanation?.outcome === 'matched'
    ? ({ tone: 'good', label: 'sends' } as const)
    : ({ tone: 'idle', label: 'no match' } as const)
}

/** One mapping: a line with its state, and its trigger and fields if it is open. */
export function MappingCard({ isOpen, onOpen, ...props }: Props) {
  const { mapping, onChange } = props
  const { flow, checks } = useContext(EventContext)
  const explanation = flow?.explanations.find(({ id }) => id === mapping.id)
  const check = checks.get(mapping.id)
  const name = mapping.name || 'Unnamed mapping'
  return (
    <div
      class={`card ${explanation?.outcome === 'matched' ? 'running' : ''}`}
      role="group"
      aria-label={`Mapping ${name}`}
    >
      <div class="card-head" data-field={`${mapping.id}.`}>
        <Switch
          name={`${name} enabled`}
          isNameHidden
          isOn={mapping.enabled}
          onChange={(enabled) =>
            onChange({ ...mapping, enabled }, `${name} ${enabled ? 'on' : 'off'}`)
          }
        />
        <button
          type="button"
          class="disclosure"
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
        >
          {name}
        </button>
        <span class="card-trigger" title={mapping.subscribe}>
          {!isOpen && mapping.subscribe}
        </span>
        <span title={check?.reasons.map(toLine).join('\n')}>
          <Badge {...badgeOf(explanation, mapping, check?.state)} />
        </span>
      </div>
      {isOpen && (
        <div class="card-body">
          <MappingEditor {...props} />
        </div>
      )}
    </div>
  )
}
