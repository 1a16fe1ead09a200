import type { ComponentChildren } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { destination } from '../../src/destination'
import { type Check, verdictOf } from '../model/check'
import { toLiteral } from '../model/show'
import {
  actionKeys,
  defaultSetup,
  isActionKey,
  type Mapping,
  presetOf,
  toSubscription,
  withId
} from '../model/setup'
import { Badge } from '../ui/Badge'
import { Code, CopyButton } from '../ui/Code'
import { Region } from '../ui/Region'
import { MappingCard } from './MappingCard'
import { goTo } from './goTo'
import { EventContext } from './shownEvent'

interface Props {
  mappings: Mapping[]
  /** `what` says what was done, for Undo. */
  onChange: (mappings: Mapping[], what: string) => void
  /** The field or the mapping that somebody wants to go to. */
  wanted: string | undefined
  onArrived: () => void
  children?: ComponentChildren
}

// The one mapping that is open: the one that somebody asks for or has added, and after a paste the first that doesn't work.
function useOpen(
  { mappings, wanted, onArrived }: Pick<Props, 'mappings' | 'wanted' | 'onArrived'>,
  checks: Map<string, Check>
) {
  const [open, setOpen] = useState<string>()
  const before = useRef<string[]>([])
  const ids = mappings.map(({ id }) => id)
  useEffect(() => {
    const added = ids.filter((id) => !before.current.includes(id))
    const isAdded = added.length === 1 && before.current.length > 0
    before.current = ids
    if (added.length === 0) return
    setOpen(isAdded ? added[0] : ids.find((id) => checks.get(id)?.state !== 'works'))
  }, [ids.join()])
  useEffect(() => {
    if (wanted !== undefined) setOpen(wanted.split('.')[0])
  }, [wanted])
  // Its fields are there once it is open.
  useEffect(() => {
    if (wanted !== undefined && goTo(wanted)) onArrived()
  }, [wanted, open])
  return [open, setOpen] as const
}

/** The mappings, in the order of the actions. Those of an unknown action are last. */
export function Mappings(props: Props) {
  const { mappings, onChange, children } = props
  const add = (action: string, title: string): void => {
    const count = mappings.filter(({ partnerAction }) => partnerAction === action).length
    const name = count === 0 ? title : `${title} ${count + 1}`
    onChange([...mappings, withId({ ...presetOf(action), name })], `Add ${name}`)
  }
  const { checks } = useContext(EventContext)
  const [open, setOpen] = useOpen(props, checks)
  const all = [...checks.values()]
  const isBroken = all.some(({ state }) => state === 'broken')
  const isFine = all.every(({ state }) => state === 'works')
  const toCard = (mapping: Mapping) => (
    <MappingCard
      key={mapping.id}
      mapping={mapping}
      isOpen={mapping.id === open}
      onOpen={(isOpen) => setOpen(isOpen ? mapping.id : undefined)}
      onChange={(changed, what) =>
        onChange(
          mappings.map((one) => (one.id === changed.id ? changed : one)),
          what
        )
      }
      onRemove={() =>
        onChange(
          mappings.filter(({ id }) => id !== mapping.id),
          `Remove ${mapping.name}`
        )
      }
    />
  )
  const strange = mappings.filter(({ partnerAction }) => !isActionKey(partnerAction))
  return (
    <Region
      name="Mappings"
      aside={
        <Badge
          tone={isBroken ? 'bad' : isFine ? 'good' : 'warn'}
          label={verdictOf(all) || 'none'}
        />
      }
    >
      {actionKeys.map((action) => {
        const { title, description } = destination.actions[action]
        return (
          <section key={action} class="action">
            <div class="action-head">
              <h3 title={description}>{title}</h3>
              <button
                type="button"
                class="small quiet"
                aria-label={`Add ${title} mapping`}
                onClick={() => add(action, title)}
              >
                + Add
              </button>
            </div>
            {mappings.filter(({ partnerAction }) => partnerAction === action).map(toCard)}
          </section>
        )
      })}
      {strange.length > 0 && (
        <section class="action">
          <h3>Unknown action</h3>
          {strange.map(toCard)}
        </section>
      )}
      <p class="presets">
        <button
          type="button"
          class="small"
          onClick={() => onChange(defaultSetup().mappings, 'All presets')}
        >
          All presets
        </button>{' '}
        <small>puts back the three mappings of a new connection.</small>
      </p>
      {children}
      <Export mappings={mappings} />
    </Region>
  )
}

// The `subscriptions` block of the README.
function Export({ mappings }: Pick<Props, 'mappings'>) {
  const working = mappings.filter(({ problem }) => problem === undefined)
  const block = `subscriptions: ${toLiteral(working.map(toSubscription))}`
  return (
    <details class="transfer">
      <summary>Export as code</summary>
      <p class="hint">Pass this to intercomDestination(), next to appId.</p>
      <Code label="Subscriptions">{block}</Code>
      <CopyButton name="Copy subscriptions" text={() => block} />
    </details>
  )
}
