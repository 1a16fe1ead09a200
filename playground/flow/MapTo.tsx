import { useState } from 'preact/hooks'
import { destination } from '../../src/destination'
import type { Keys } from '../model/pointer'
import { toText } from '../model/pointer'
import { isActionKey, type Mapping } from '../model/setup'

interface Props {
  keys: Keys
  /** The mappings that run for the event. */
  mappings: Mapping[]
  onMap: (mapping: string, field: string[], keys: Keys) => void
}

interface Field {
  label: string
  properties?: Record<string, { label: string }>
}

const optionsOf = ({ partnerAction }: Mapping): { fields: string[]; label: string }[] => {
  if (!isActionKey(partnerAction)) return []
  const fields = destination.actions[partnerAction].fields as Record<string, Field>
  return Object.entries(fields).flatMap(([key, { label, properties }]) => [
    { fields: [key], label },
    ...Object.entries(properties ?? {}).map(([inner, { label: name }]) => ({
      fields: [key, inner],
      label: `${label}: ${name}`
    }))
  ])
}

/** Maps a key of the event to a field, in one choice. */
export function MapTo({ keys, mappings, onMap }: Props) {
  // A long event has many rows: each has its options when somebody comes near it.
  const [isNear, setIsNear] = useState(false)
  const come = (): void => setIsNear(true)
  return (
    <select
      class="map-to"
      aria-label={`Map ${toText(keys)} to`}
      title={`Map ${toText(keys)} to a field`}
      value=""
      onFocus={come}
      onPointerDown={come}
      onMouseEnter={come}
      onChange={({ currentTarget }) => {
        const { id, fields } = JSON.parse(currentTarget.value) as { id: string; fields: string[] }
        currentTarget.value = ''
        onMap(id, fields, keys)
      }}
    >
      <option value="">Map to…</option>
      {(isNear ? mappings : []).map((mapping) => (
        <optgroup key={mapping.id} label={mapping.name || 'Mapping'}>
          {optionsOf(mapping).map(({ fields, label }) => (
            <option key={label} value={JSON.stringify({ id: mapping.id, fields })}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
