/** A value that JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** The settings that the customer edits in the Segment app. */
export interface Settings {
  /** The ID of your Intercom workspace. */
  appId: string
  /** A CSS selector: a click on an element that it matches opens the Messenger. */
  activator?: string
  /** The names of event properties that hold a rich link, `{ url, value }`. They are sent whole. */
  richLinkProperties?: string[]
  /** Where Intercom keeps your data: `https://api-iam.intercom.io` (the default), or that of the EU or Australia. */
  apiBase?: string
  /** Whether `analytics.reset()` ends the Intercom session too. The default is true. */
  shutdownOnReset?: boolean
  /**
   * When to load Intercom's own script. `load` (the default): after the page's load event. `idle`: in the first idle moment
   * after it. `interaction`: in the first idle moment after the visitor's first press, key, touch or wheel. `identify`: after
   * the load event, once the visitor has a user ID or an email.
   */
  loadOn?: LoadOn
  /** Shows each message in the console, and one line for each event. */
  debug?: boolean
  /** Gets the visitor's token for Intercom's identity verification from your server, by the user ID. */
  getUserToken?: GetUserToken
}

/** When Intercom's own script is loaded. */
export type LoadOn = 'load' | 'idle' | 'interaction' | 'identify'

/** Gives a JSON Web Token, signed by your server, for the user; or a promise of one. */
export type GetUserToken = (userId: string) => string | Promise<string>

/**
 * What the plugin tells the page, as the `detail` of the event `intercom-destination` on `window`. It holds names and keys,
 * never values.
 */
export type DestinationEvent =
  /** The Messenger is there, and the page can use it. */
  | { type: 'ready' }
  /** Intercom's script could not be loaded. */
  | { type: 'failed' }
  /** A visit begins: the page has loaded, or another person has come. Callbacks of the last visit are gone. */
  | { type: 'session' }
  /** An event is sent: the Messenger has got its first command. `messageId` is the ID of the event. */
  | { type: 'sent'; command: string; messageId?: string }
  /** An event is not sent: the key of an action, or the command, and why. If a mapping is at fault, `reason` names it. */
  | { type: 'dropped'; action: string; key: string; reason: string; messageId?: string }
  /** No mapping that is on matches an event: its type and name. */
  | { type: 'unmatched'; event: string; messageId?: string }
  /** The page is left while an event waits, and the next page sends it. */
  | { type: 'kept'; command: string; messageId?: string }
  /** Something else is not as it should be: a key is left out, for example, or what was sent may be lost. */
  | { type: 'problem'; action: string; key: string; reason: string; messageId?: string }

/** A mapping as the Segment app saves it: which events go to which action, and how. */
export interface Subscription {
  /** Its name. Messages name it. */
  name: string
  /** Which events it is for, in Segment's query language: `type = "track" and event = "Order Completed"`. */
  subscribe: string
  /** The action that gets them: `trackEvent`, `identifyUser` or `identifyCompany`. */
  partnerAction: string
  /** Whether it is switched on. */
  enabled: boolean
  /** The fields of the action, as directives such as `{ '@path': '$.properties.total' }` or as fixed values. */
  mapping: Record<string, Json>
}

/** A subscription that a new connection starts with. */
export interface Preset extends Subscription {
  type: 'automatic'
}

/** What the factory takes: the settings, and the subscriptions. */
export interface Options extends Settings {
  subscriptions?: Subscription[]
}

/** A plugin for Analytics.js that runs one action. It fits the type `Plugin` of `@segment/analytics-next`. */
export interface ActionPlugin {
  name: string
  alternativeNames: string[]
  type: 'before' | 'after' | 'destination' | 'enrichment' | 'utility'
  version: string
  isLoaded(): boolean
  ready(): Promise<void>
  load(context: unknown, analytics: unknown): Promise<void>
  track<Context>(context: Context): Context
  identify<Context>(context: Context): Context
  page<Context>(context: Context): Context
  group<Context>(context: Context): Context
  alias<Context>(context: Context): Context
}

/** Makes the plugins for Analytics.js, which finds the factory by its `pluginName`. */
export interface Factory {
  /** As Analytics.js calls it, with what the workspace has saved. In your own code TypeScript checks the options. */
  (this: { pluginName: string }, settings: unknown): Promise<ActionPlugin[]>
  (options: Options): Promise<ActionPlugin[]>
  pluginName: string
}

/** A setting as the Segment app shows it. */
export interface Setting {
  label: string
  description: string
  type: 'string' | 'boolean'
  required: boolean
  multiple?: boolean
  default?: string | boolean
  choices?: { label: string; value: string }[]
}

/** A field of an action as the Segment app shows it. */
export interface Field {
  label: string
  description: string
  type: 'string' | 'number' | 'integer' | 'boolean' | 'datetime' | 'object'
  required?: boolean
  multiple?: boolean
  /** What a new connection maps to it: a directive, or an object of them. */
  default?: object
  /** The fields inside of an `object`. */
  properties?: Record<string, Field>
  defaultObjectUI?: 'keyvalue'
}

/** The key of an action, which `partnerAction` of a subscription names. */
export type ActionKey = 'trackEvent' | 'identifyUser' | 'identifyCompany'

/** What the destination can do with an event. */
export interface Action {
  title: string
  description: string
  platform: 'web'
  /** Which events a new connection sends to it. */
  defaultSubscription: string
  fields: Record<string, Field>
  perform(client: unknown, data: unknown): unknown
}

/** The destination as Segment's catalog describes it, and as Segment's own plugin runtime takes it. */
export interface Destination {
  name: string
  slug: string
  mode: 'device'
  settings: Record<Exclude<keyof Settings, 'getUserToken'>, Setting>
  presets: Preset[]
  initialize(options: { settings: Settings; analytics?: unknown }): Promise<unknown>
  actions: Record<ActionKey, Action>
}

declare global {
  interface WindowEventMap {
    /** Tells the page what the destination does. */
    'intercom-destination': CustomEvent<DestinationEvent>
    /** The page dispatches it to end everything, for example because consent is withdrawn. */
    'intercom-destination:stop': Event
    /** The page dispatches it to resume what it has stopped. */
    'intercom-destination:start': Event
  }
}
