import { Badge } from '../app/Badge'
import { Region } from '../app/Region'
import { Switch } from '../app/Switch'
import type { VisitorPage } from '../app/useVisitorPage'
import { faults as allFaults } from '../faults'
import type { Contact } from '../model/contact'
import type { Outcome } from '../model/outcome'
import type { Fault } from '../protocol'
import { ContactView } from './ContactView'

interface Props {
  page: VisitorPage
  contact: Contact | undefined
  faults: Fault[]
  onFaults: (faults: Fault[]) => void
  isReal: boolean
  onReal: (isReal: boolean) => void
  appId: string
}

const states: Record<VisitorPage['messenger'], Pick<Outcome, 'tone' | 'label'>> = {
  waiting: { tone: 'warn', label: 'Messenger loads' },
  here: { tone: 'good', label: 'Messenger is here' },
  missing: { tone: 'bad', label: 'Messenger did not load' }
}

/** The visitor's page with the Messenger in it, what can go wrong there, and the contact that Intercom has of it. */
export function Messenger({ page, contact, faults, onFaults, isReal, onReal, appId }: Props) {
  const state = page.problem === undefined ? states[page.messenger] : states.missing
  return (
    <Region name="Messenger" aside={<Badge {...state} />}>
      {page.url !== undefined && (
        <iframe ref={page.frame} key={page.url} src={page.url} title="The visitor’s page" />
      )}
      {isReal && page.messenger === 'missing' && (
        <p class="error" role="alert">
          Intercom’s script could not be loaded for the App ID “{appId}”. Look for a wrong App ID, a
          blocker, or no connection.
        </p>
      )}
      <ContactView contact={contact} />
      <fieldset>
        <legend>Faults</legend>
        {allFaults.map(({ key, name, description }) => (
          <Switch
            key={key}
            name={name}
            description={description}
            isOn={faults.includes(key)}
            onChange={(isOn) =>
              onFaults(isOn ? [...faults, key] : faults.filter((fault) => fault !== key))
            }
          />
        ))}
        <Switch
          name="Real Messenger"
          description="Loads Intercom’s own script for the App ID of the settings, over the network."
          isOn={isReal}
          onChange={onReal}
        />
      </fieldset>
    </Region>
  )
}
