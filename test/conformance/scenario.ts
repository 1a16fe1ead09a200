/** A command as the page calls it; an argument such as "@seen" is a callback that notes that name. */
export type Command = [name: string, ...args: unknown[]]

/** What Intercom's servers do with a ping. */
export type Fate = 'accepted' | 'refused' | 'lost'

/** One step of a scenario; the next one begins when it is done. */
export type Step =
  /** Calls the commands in one task of the page. */
  | { calls: Command[] }
  /** Waits until so many requests have left in all, and the pings among them have reached the servers. */
  | { sent: number }
  /** Answers the ping that waits longest. */
  | { answer: Fate }
  /** Waits until all that would leave by itself has left, and until the page has seen the answers. */
  | 'settle'
  /** Lets the Messenger's frame come, if the scenario holds it. */
  | 'takeOver'
  /** The same, without waiting for the real function. */
  | 'release'
  /** Notes what `getVisitorId` says. */
  | 'askVisitorId'
  /** Moves the page's clock. */
  | { later: number }
  /** Dispatches an event on the document. */
  | { dispatch: string }
  /** Runs a line of JavaScript in the page. */
  | { run: string }
  /** Opens the page again, in the same browser. */
  | 'reload'
  /** Presses the page's button, as a visitor does. */
  | 'press'
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

/** A page with a Messenger, what happens there, and what comes of it. */
export interface Scenario {
  name: string
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
  /** What becomes of pings: a fate, a time in milliseconds that a good answer takes, or each waits for a step `answer`. */
  pings?: Fate | number | 'held'
  steps?: Step[]
  expected: Outcome
  /** How the build of November 2021 differs from the outcome above. */
  in2021?: { because: string; expected: Partial<Outcome> }
}

/** Calls the commands in one task. */
export const call = (...calls: Command[]): Step => ({ calls })

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
