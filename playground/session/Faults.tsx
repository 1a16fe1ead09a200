import { Switch } from '../app/Switch'
import { faults as allFaults } from '../faults'
import type { Fault } from '../protocol'

interface Props {
  faults: Fault[]
  onFaults: (faults: Fault[], what: string) => void
  isReal: boolean
}

/** What can go wrong on the visitor's page, each with a switch. */
export function Faults({ faults, onFaults, isReal }: Props) {
  return (
    <fieldset disabled={isReal}>
      <legend>Faults</legend>
      {isReal && (
        <p class="hint">Off with your own workspace: they are made in the simulated one.</p>
      )}
      {allFaults.map(({ key, name, description }) => (
        <Switch
          key={key}
          name={name}
          description={description}
          isOn={faults.includes(key)}
          onChange={(isOn) =>
            onFaults(isOn ? [...faults, key] : faults.filter((fault) => fault !== key), name)
          }
        />
      ))}
    </fieldset>
  )
}
