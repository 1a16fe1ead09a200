import type { Kept } from '../../src/session/ports'
import type { Who } from './who'

/** What outlives a page: the network, the cookies and the storage of the tab. */
export interface Tab {
  pingMs: number
  /** Whether a shutdown now cannot wait for what is on its way. */
  isHurried: boolean
  cookie: Who | undefined
  kept: Kept | undefined
}
