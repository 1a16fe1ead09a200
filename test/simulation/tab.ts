import type { Kept } from '../../src/session/ports'

/** Who does something: after how many resets, and which user; 0 is one that nobody has identified yet. */
export interface Who {
  epoch: number
  user: number
  /** Segment's anonymous ID, which is another one for each visit. */
  visit: number
}

/** What outlives a page: the network, the cookies and the storage of the tab. */
export interface Tab {
  pingMs: number
  /** Whether a shutdown now cannot wait for what is on its way. */
  isHurried: boolean
  cookie: Who | undefined
  /** Says that the Messenger has lost its frame. */
  lose?: () => void
  /** Whether another tab has changed the visitor, so that nobody can tell whose the cookies are. */
  isShared: boolean
  kept: Kept | undefined
  /** The user of each visit, as soon as it has one. */
  users: Map<number, number>
}
