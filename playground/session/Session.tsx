import { Region } from '../app/Region'
import type { VisitorPage } from '../app/visitorPage'
import { ContactView } from '../messenger/ContactView'
import type { Contact } from '../model/contact'
import { situations } from '../model/situations'
import type { Fault, Json } from '../protocol'
import { Facts } from './Facts'
import { Faults } from './Faults'

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

/** Who Intercom thinks the visitor is, what the session knows, and the situations that it can be put into. */
export function Session(props: Props) {
  const { page, contact, faults, onFaults, isReal } = props
  return (
    <Region name="Session">
      <div class="columns">
        <section aria-labelledby="situations-heading">
          <h3 id="situations-heading">Situations</h3>
          <p class="hint">One press sets the faults and sends the events.</p>
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
                  page.send(situation.calls, {})
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
