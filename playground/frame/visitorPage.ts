import type { Setup } from '../model/setup'
import type { Timeline } from '../model/timeline'
import type { Call, Fault, Kept, ToVisitor, Visitor } from '../protocol'

/** What the playground knows of the visitor's page, and what it can do with it. */
export interface VisitorPage {
  frame: preact.RefObject<HTMLIFrameElement | null>
  /** The address of the page; undefined until the service worker stands in for the network. */
  url: string | undefined
  /** Why there can be no visitor's page. */
  problem: string | undefined
  state: 'starting' | 'ready'
  messenger: 'waiting' | 'here' | 'missing'
  visitor: Visitor
  /** What the browser keeps of the visitor now. */
  kept: Kept
  timeline: Timeline
  /** Calls one after the other; `undefined` is a reset. */
  send: (calls: (Call | undefined)[]) => void
  reset: () => void
  /** Loads the page anew, as if nobody had been there. */
  startOver: () => void
  clear: () => void
  tell: (message: ToVisitor) => void
}

/** How the visitor's page is set up. */
export interface Wanted {
  setup: Setup
  faults: Fault[]
  isReal: boolean
}

/** Whether two pages are set up alike. */
export const isSame = (one: Wanted, other: Wanted): boolean =>
  one.setup === other.setup && one.faults === other.faults && one.isReal === other.isReal
