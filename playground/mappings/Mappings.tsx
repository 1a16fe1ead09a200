import { destination } from '../../src/destination'
import { Region } from '../app/Region'
import { actionKeys, defaultSetup, type Mapping, presetOf, withId } from '../model/setup'
import type { Json } from '../protocol'
import { MappingCard } from './MappingCard'
import { Transfer } from './Transfer'

interface Props {
  mappings: Mapping[]
  settings: Json
  /** The event in the composer, where it is one. */
  event: Json | undefined
  onChange: (mappings: Mapping[]) => void
}

/** The mappings of each action. */
export function Mappings({ mappings, settings, event, onChange }: Props) {
  const replace = (changed: Mapping): void =>
    onChange(mappings.map((mapping) => (mapping.id === changed.id ? changed : mapping)))
  const add = (action: string, title: string): void => {
    const count = mappings.filter(({ partnerAction }) => partnerAction === action).length
    const name = count === 0 ? title : `${title} ${count + 1}`
    onChange([...mappings, withId({ ...presetOf(action), name })])
  }
  return (
    <Region
      name="Mappings"
      aside={
        <button type="button" onClick={() => onChange(defaultSetup().mappings)}>
          All presets
        </button>
      }
    >
      {actionKeys.map((action) => {
        const { title, description } = destination.actions[action]
        return (
          <section key={action} class="action">
            <div class="region-head">
              <h3>{title}</h3>
              <button
                type="button"
                class="small"
                aria-label={`Add ${title} mapping`}
                onClick={() => add(action, title)}
              >
                Add
              </button>
            </div>
            <p class="hint">{description}</p>
            {mappings
              .filter(({ partnerAction }) => partnerAction === action)
              .map((mapping) => (
                <MappingCard
                  key={mapping.id}
                  mapping={mapping}
                  settings={settings}
                  event={event}
                  onChange={replace}
                  onRemove={() => onChange(mappings.filter(({ id }) => id !== mapping.id))}
                />
              ))}
          </section>
        )
      })}
      <Transfer mappings={mappings} onImport={onChange} />
    </Region>
  )
}
