import { faults as allFaults } from '../faults'
import type { VisitorPage } from '../frame/visitorPage'
import type { Contact } from '../model/contact'
import { situations } from '../model/situations'
import type { Fault, Json } from '../protocol'
import { Region } from '../ui/Region'
import { Switch } from '../ui/Switch'
import { ContactView } from './ContactView'
import { Facts } from './Facts'

interface Props {
  page: VisitorPage
  contact: Contact | undefined
  faults: Fault[]
  onFaults: (faults: Fault[], what: string) => void
  isReal: boolean
  settings: Json
  onSettings: (settings: Json, what: string) => void
  /** Shows the visitor's page. */
  onVisitor: () => void
}

/** Who Intercom thinks the visitor is, what the session knows, and situations to try. */
export function Session(props: Props) {
  const { page, contact, faults, onFaults, isReal } = props
  return (
    <Region name="Session">
      <div class="columns">
        <section aria-labelledby="situations-heading">
          <h3 id="situations-heading">Situations</h3>
          <p class="hint">Click one to play it.</p>
          <div class="chips">
            {situations.map((situation) => (
              <button
                key={situation.name}
                type="button"
                class="chip"
                title={situation.about}
                disabled={isReal && situation.faults.length > 0}
                onClick={() => {
                  if (faults.join() !== situation.faults.join())
                    onFaults(situation.faults, `Situation ${situation.name}`)
                  page.startOver()
                  page.send(situation.calls)
                }}
              >
                {situation.name}
              </button>
            ))}
          </div>
          <Faults faults={faults} onFaults={onFaults} isReal={isReal} />
        </section>
        <Facts {...props} />
        <ContactView contact={contact} />
      </div>
    </Region>
  )
}

function Faults({ faults, onFaults, isReal }: Pick<Props, 'faults' | 'onFaults' | 'isReal'>) {
  return (
    <fieldset disabled={isReal}>
      <legend>Faults</legend>
      {isReal && (
        <p class="hint">Off with your own workspace: faults need the simulated Messenger.</p>
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
