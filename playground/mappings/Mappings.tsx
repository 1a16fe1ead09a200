import type { ComponentChildren } from 'preact'
import { destination } from '../../src/destination'
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
import { Code, CopyButton } from '../ui/Code'
import { Region } from '../ui/Region'
import { MappingCard } from './MappingCard'

interface Props {
  mappings: Mapping[]
  /** `what` says what was done, for Undo. */
  onChange: (mappings: Mapping[], what: string) => void
  wanted: string | undefined
  children?: ComponentChildren
}

/** The mappings, in the order of the actions. Those of an unknown action are last. */
export function Mappings({ mappings, onChange, wanted, children }: Props) {
  const add = (action: string, title: string): void => {
    const count = mappings.filter(({ partnerAction }) => partnerAction === action).length
    const name = count === 0 ? title : `${title} ${count + 1}`
    onChange([...mappings, withId({ ...presetOf(action), name })], `Add ${name}`)
  }
  const toCard = (mapping: Mapping) => (
    <MappingCard
      key={mapping.id}
      mapping={mapping}
      wanted={wanted}
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
        <button
          type="button"
          class="small"
          onClick={() => onChange(defaultSetup().mappings, 'All presets')}
        >
          All presets
        </button>
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
          <h3>Of no action</h3>
          {strange.map(toCard)}
        </section>
      )}
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
      <p class="hint">Give this to the factory, beside appId.</p>
      <Code label="Subscriptions">{block}</Code>
      <CopyButton name="Copy subscriptions" text={() => block} />
    </details>
  )
}
