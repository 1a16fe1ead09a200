interface Props {
  name: string
  isOn: boolean
  onChange: (isOn: boolean) => void
  description?: string
  /** Whether the name is for assistive technology only. */
  isNameHidden?: boolean
}

/** Something that is on or off. */
export function Switch({ name, isOn, onChange, description, isNameHidden = false }: Props) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-label={name}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {!isNameHidden && (
        <span>
          {name}
          {description !== undefined && <small>{description}</small>}
        </span>
      )}
    </label>
  )
}
