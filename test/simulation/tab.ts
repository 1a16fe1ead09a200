import type { Kept } from '../../src/session/ports'

/** Who does something: after how many resets, and which user; 0 is one that nobody has identified yet. */
export interface Who {
  epoch: number
  user: number
}

/** What outlives a page: the network, the cookies and the storage of the tab. */
export interface Tab {
  pingMs: number
  /** Whether a shutdown now cannot wait for what is on its way. */
  isHurried: boolean
  cookie: Who | undefined
  kept: Kept | undefined
}
