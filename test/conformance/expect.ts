import type { Outcome, Sent } from './scenario'

/** The App ID of all scenarios. */
export const appId = 'abc'

/** The name under which the Messenger keeps its state, and what a `shutdown` leaves. */
export const stateOf = {
  first: [`intercom.intercom-state-${appId}`],
  second: [`intercom.intercom-state-${appId}-${appId}`]
}

/** The cookies of a visitor at a place. */
export const cookiesOf = (visitor: number | string, domain = '.shop.example.test'): string[] => [
  `${domain} intercom-id-${appId}=visitor-${visitor}`,
  `${domain} intercom-session-${appId}=session-${visitor}`
]

/** A boot or an update as it leaves the page; `visitor` is the visitor of its cookie. */
export const boot = (data: object = {}, visitor?: number | string): Sent =>
  ping('boot', data, visitor)
export const update = (data: object = {}, visitor?: number | string): Sent =>
  ping('update', data, visitor)

/** An event as it leaves the page. */
export const event = (
  name: string,
  visitor: number | string,
  data: object = {},
  metadata?: object
): Sent => ({ ...withVisitor(data, visitor), kind: 'event', name, ...(metadata && { metadata }) })

function ping(kind: 'boot' | 'update', data: object, visitor?: number | string): Sent {
  return { ...withVisitor(data, visitor), kind }
}

const withVisitor = (data: object, visitor?: number | string) =>
  visitor === undefined
    ? { data }
    : { data: { ...data, anonymous_id: `visitor-${visitor}` }, session: `session-${visitor}` }

/** The Messenger knows the visitor. */
export const live = (visitor: number | string = 1): Omit<Outcome, 'sent'> => ({
  cookies: cookiesOf(visitor),
  storage: stateOf.first,
  notes: [],
  visitorId: `visitor-${visitor}`
})

/** Nobody is known: nothing was answered yet, or all was refused. */
export const nobody: Omit<Outcome, 'sent'> = {
  cookies: [],
  storage: stateOf.first,
  notes: [],
  visitorId: undefined
}

/** A `shutdown` was the last thing that happened. */
export const shutDown: Omit<Outcome, 'sent'> = { ...nobody, storage: stateOf.second }
