import type { Subscription } from '@segment/browser-destination-runtime/types'
import type { DestinationEvent } from '../src/types'

/** Plain data under string keys, as JSON has it. */
export type Json = Record<string, unknown>

/** The types of call that Analytics.js sends to this destination. */
export const callTypes = ['track', 'identify', 'page', 'group'] as const

/** A call of Analytics.js as the composer writes it, in the shape of the Segment spec. */
export interface Call {
  type: (typeof callTypes)[number]
  event?: string
  name?: string
  category?: string
  userId?: string
  groupId?: string
  properties?: Json
  traits?: Json
  anonymousId?: string
  messageId?: string
  timestamp?: string
  context?: Json
  integrations?: Json
}

/** What can go wrong on the visitor's page. */
export type Fault =
  | 'blocked'
  | 'notFound'
  | 'csp'
  | 'nonce'
  | 'slow'
  | 'never'
  | 'throwing'
  | 'refusing'
  | 'enforced'
  | 'throttling'
  | 'there'
  | 'element'
  | 'twice'

/** The person that Analytics.js knows on the visitor's page. */
export interface Visitor {
  userId?: string
  anonymousId?: string
  traits: Json
  /** What Analytics.js tells of the browser in the context of each event. */
  browser: Json
}

/** What the browser keeps of the visitor, by name, and what waits for the Messenger. */
export interface Kept {
  cookies: string[]
  storage: string[]
  /** The commands that wait in the stub. */
  waiting: string[]
}

/** How the visitor's page is set up when it loads. */
export interface Configuration {
  settings: Json
  subscriptions: Subscription[]
  /** Whether to forget who was there before. */
  fresh: boolean
}

/** What the playground says to the visitor's page. */
export type ToVisitor =
  | { kind: 'configure'; configuration: Configuration }
  | { kind: 'send'; call: Call }
  | { kind: 'reset' }
  | { kind: 'contact'; name: string; events: number }

/** A request as the service worker saw it leave the visitor's page. */
export interface WireRequest {
  kind: 'request'
  at: number
  url: string
  /** Decoded: an object for JSON and url-encoded bodies. */
  body: Json
  /** 0 if it did not reach a server. */
  status: number
  ms: number
}

/** What the visitor's page tells the playground, with the time in milliseconds since 1970. */
export type FromVisitor =
  /** `load` tells one page from the one that takes its place. */
  | { kind: 'hello'; load: number }
  | { kind: 'ready'; at: number; visitor: Visitor }
  | { kind: 'failed'; at: number; message: string }
  | { kind: 'event'; at: number; event: Json }
  | { kind: 'log'; at: number; messageId?: string; message: string }
  /** What the plugin tells the page. */
  | { kind: 'destination'; at: number; detail: DestinationEvent }
  | { kind: 'command'; at: number; command: string; args: unknown[] }
  | { kind: 'settled'; messageId: string; ms: number; visitor: Visitor }
  | { kind: 'reset'; at: number; visitor: Visitor }
  | { kind: 'messenger'; state: 'waiting' | 'here' | 'missing' }
  | { kind: 'alone' }
  | { kind: 'kept'; kept: Kept }
  | WireRequest
