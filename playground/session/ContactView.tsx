import { useEffect, useMemo } from 'preact/hooks'
import type { VisitorPage } from '../frame/visitorPage'
import { type Contact, contactOf } from '../model/contact'
import { plural } from '../model/show'
import { loadedAt } from '../model/timeline'
import type { Json } from '../protocol'

/** The contact that Intercom has made of what the page has sent. The visitor's page shows its name. */
export function useContact({ timeline, state, tell }: VisitorPage): Contact | undefined {
  const since = loadedAt(timeline)
  const contact = useMemo(() => contactOf(timeline.requests, since), [timeline.requests, since])
  useEffect(() => {
    const { attributes = {}, events = [] } = contact ?? {}
    const name = String(attributes.name ?? attributes.email ?? attributes.user_id ?? '')
    tell({ kind: 'contact', name, events: events.length })
  }, [contact, state])
  return contact
}

const toText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

const isDate = (key: string, value: unknown): value is number =>
  typeof value === 'number' && /_(at|date)$/.test(key)

const show = (key: string, value: unknown): string =>
  isDate(key, value)
    ? new Date(value * 1000).toISOString().replace('.000Z', 'Z').replace('T', ' ')
    : toText(value)

function Attributes({ of }: { of: Json }) {
  return (
    <dl>
      {Object.entries(of).map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{show(key, value)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The contact that Intercom would have now. */
export function ContactView({ contact }: { contact: Contact | undefined }) {
  if (!contact)
    return (
      <div class="contact" role="group" aria-label="Contact">
        <h3>No contact</h3>
        <p class="hint">Intercom has not accepted a request from this page yet.</p>
      </div>
    )
  const { kind, attributes, companies, events } = contact
  return (
    <div class="contact" role="group" aria-label="Contact">
      <h3>{kind === 'user' ? 'User' : 'Visitor'}</h3>
      {Object.keys(attributes).length > 0 ? (
        <Attributes of={attributes} />
      ) : (
        <p class="hint">No attributes. An identify call turns the visitor into a user.</p>
      )}
      {companies.map((company, index) => (
        <section key={index}>
          <h4>Company {toText(company.name ?? company.company_id)}</h4>
          <Attributes of={company} />
        </section>
      ))}
      {events.length > 0 && (
        <>
          <h4>Events</h4>
          <ol class="events">
            {events.map(({ name, metadata }, index) => (
              <li key={index}>
                {name} <small>{plural(Object.keys(metadata).length, 'key')}</small>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
