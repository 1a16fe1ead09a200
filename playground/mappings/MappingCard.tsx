import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { type Explanation, reasonAgainst } from '../model/explain'
import type { Mapping } from '../model/setup'
import { readTrigger } from '../model/trigger'
import { Badge } from '../ui/Badge'
import { Switch } from '../ui/Switch'
import { MappingEditor, type MappingProps } from './MappingEditor'
import { EventContext } from './shownEvent'

interface Props extends MappingProps {
  /** The field that somebody wants to see. */
  wanted: string | undefined
}

const badgeOf = (explanation: Explanation | undefined, mapping: Mapping) => {
  if (reasonAgainst(mapping) !== undefined) return { tone: 'bad', label: 'fails' } as const
  if (!mapping.enabled) return { tone: 'idle', label: 'off' } as const
  if (readTrigger(mapping.subscribe).warning !== undefined)
    return { tone: 'warn', label: 'check trigger' } as const
  if (explanation?.outcome !== 'matched') return { tone: 'idle', label: 'no match' } as const
  return explanation.calls.length > 0
    ? ({ tone: 'good', label: 'sends' } as const)
    : ({ tone: 'bad', label: 'sends nothing' } as const)
}

/** One mapping: its state, and its trigger and fields if it is open. It opens by itself when it runs. */
export function MappingCard({ wanted, ...props }: Props) {
  const { mapping, onChange } = props
  const { flow } = useContext(EventContext)
  const explanation = flow?.explanations.find(({ id }) => id === mapping.id)
  const isRunning = explanation?.outcome === 'matched'
  const [isOpen, setIsOpen] = useState(isRunning)
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Not while you type in it.
    if (!card.current?.contains(document.activeElement)) setIsOpen(isRunning)
  }, [isRunning])
  useEffect(() => {
    if (wanted?.startsWith(`${mapping.id}.`)) setIsOpen(true)
  }, [wanted])
  const name = mapping.name || 'Mapping without a name'
  return (
    <div
      class={`card ${isRunning ? 'running' : ''}`}
      role="group"
      aria-label={`Mapping ${name}`}
      ref={card}
    >
      <div class="card-head">
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
          onClick={() => setIsOpen(!isOpen)}
        >
          {name}
        </button>
        <Badge {...badgeOf(explanation, mapping)} />
      </div>
      {isOpen && (
        <div class="card-body">
          <MappingEditor {...props} />
        </div>
      )}
    </div>
  )
}
