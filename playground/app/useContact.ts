import { useEffect, useMemo } from 'preact/hooks'
import { type Contact, contactOf } from '../model/contact'
import { loadedAt } from '../model/timeline'
import type { VisitorPage } from './visitorPage'

/** The contact that Intercom has made of what the page has sent; the visitor's page shows its name. */
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
