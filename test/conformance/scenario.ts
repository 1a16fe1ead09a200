/** A command as the page calls it; an argument such as "@seen" is a callback that notes that name. */
export type Command = [name: string, ...args: unknown[]]

/** One step of a scenario; the next one begins when it is done. */
export type Step =
  /** Calls the commands in one task of the page. */
  | { calls: Command[] }
  /** Waits until so many requests have left in all, and the pings among them have reached the servers. */
  | { sent: number }
  /** Gives the ping that waits longest a good answer. */
  | 'accept'
  /** Waits until all that would leave by itself has left, and until the page has seen the answers. */
  | 'settle'
  /** Lets the Messenger's frame come, if the scenario holds it. */
  | 'takeOver'
  /** Moves the page's clock. */
  | { later: number }
  /** Runs a line of JavaScript in the page, and waits if it is a promise: Analytics.js has performed an event then. */
  | { run: string }
  /** Opens the page again, in the same browser. */
  | 'reload'
  /** Waits until the JavaScript expression is true in the page. */
  | { until: string }

/**
 * A ping or an event that left the page. `at` is the path of the page unless it is "/", and `to` is the host that it
 * went to unless it is the usual one.
 */
export type Sent = { data: object; session?: string; at?: string; to?: string } & (
  { kind: 'boot' | 'update' } | { kind: 'event'; name: string; metadata?: object }
)

/** The outcome of a scenario, as you can see it from outside. */
export interface Outcome {
  sent: Sent[]
  /** Intercom's cookies, as "domain name=value". */
  cookies: string[]
  /** Intercom's names in localStorage. */
  storage: string[]
  /** What callbacks and questions noted, in order. */
  notes: string[]
  /** What `getVisitorId` says at the end. */
  visitorId: string | undefined
}

type Remains = Omit<Outcome, 'sent' | 'notes'>

/** A page with a Messenger, what happens there, and what comes of it. */
export interface Scenario {
  /** The page's `intercomSettings`. Default: only the App ID. */
  settings?: object
  /** The page loads Intercom by Analytics.js and the plugin, with these settings in its code, and not by itself. */
  plugin?: Record<string, unknown>
  /** JavaScript that runs before anything else on the page. */
  before?: string
  /** Cookies that an earlier visit has left, as "name=value" or "name=value; domain=…". */
  cookies?: string[]
  /** What the stub holds when the script comes. */
  queue?: Command[]
  /** The frame comes only with the step `takeOver`. */
  frame?: 'held'
  /** When pings are answered: after so many milliseconds, or each by a step of its own. Default: at once. */
  pings?: number | 'held'
  /** What happens before the page settles; it also settles before them, unless the frame or the pings wait for a step. */
  steps?: Step[]
  sent: Sent[]
  notes?: string[]
  /** What is there at the end. Default: the Messenger knows its first visitor. */
  leaves?: Remains
  /** How the outcome differs with the build of November 2021. */
  in2021?: Partial<Outcome> & { because: string }
}

/** What has to come of a scenario. */
export function expectedOf(scenario: Scenario, is2021: boolean): Outcome {
  const { sent, notes = [], leaves = live(), in2021 } = scenario
  const { because: _, ...differences } = (is2021 && in2021) || { because: '' }
  return { ...leaves, sent, notes, ...differences }
}

/** Scenarios by what they show. */
export type Scenarios = Record<string, Scenario>

export const call = (...calls: Command[]): Step => ({ calls })
export const sent = (count: number): Step => ({ sent: count })
export const later = (ms: number): Step => ({ later: ms })
export const run = (code: string): Step => ({ run: code })
export const note = (text: string): Step => run(`notes.push('${text}')`)

/** The App ID of all scenarios. */
export const appId = 'abc'

/** The name under which the Messenger keeps its state, and what a `shutdown` leaves. */
export const stateOf = {
  first: [`intercom.intercom-state-${appId}`],
  second: [`intercom.intercom-state-${appId}-${appId}`]
}

/** The cookies that the last visit left on the parent domain, as Intercom's answers set them. */
export const earlier = [
  `intercom-id-${appId}=visitor-old; domain=shop.example.test`,
  `intercom-session-${appId}=session-old; domain=shop.example.test`
]

/** The cookie by which Intercom keeps abuse away. */
export const device = `intercom-device-id-${appId}=device; domain=shop.example.test`

type Visitor = number | string

/** The cookies of a visitor. */
export const cookiesOf = (visitor: Visitor): string[] => [
  `.shop.example.test intercom-id-${appId}=visitor-${visitor}`,
  `.shop.example.test intercom-session-${appId}=session-${visitor}`
]

/** What leaves the page; `visitor` is the visitor of its cookie. */
export const boot = (data: object = {}, visitor?: Visitor): Sent => ({
  ...withVisitor(data, visitor),
  kind: 'boot'
})
export const update = (data: object = {}, visitor?: Visitor): Sent => ({
  ...boot(data, visitor),
  kind: 'update'
})
export const event = (name: string, visitor: Visitor, data = {}, metadata?: object): Sent => ({
  ...withVisitor(data, visitor),
  kind: 'event',
  name,
  ...(metadata && { metadata })
})

const withVisitor = (data: object, visitor?: Visitor) =>
  visitor === undefined
    ? { data }
    : { data: { ...data, anonymous_id: `visitor-${visitor}` }, session: `session-${visitor}` }

/** The Messenger knows the visitor. */
export const live = (visitor: Visitor = 1): Remains => ({
  cookies: cookiesOf(visitor),
  storage: stateOf.first,
  visitorId: `visitor-${visitor}`
})

/** The Messenger knows a second visitor, after a `shutdown`. */
export const renewed: Remains = { ...live(2), storage: stateOf.second }

/** Nobody is known: nothing was answered yet, or all was refused. */
export const nobody: Remains = { cookies: [], storage: stateOf.first, visitorId: undefined }

/** A `shutdown` was the last thing that happened. */
export const shutDown: Remains = { ...nobody, storage: stateOf.second }
