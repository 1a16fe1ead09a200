import type { Command } from '../client'
import type { Queue } from '../session/ports'
import { findQueue, isFailed } from './globals'

/** How many commands a stub holds. A stub that no Messenger takes over must not fill the page's memory. */
export const MAX_QUEUED = 1000

// Intercom's own stub pushes `arguments`, and a page can push anything.
const toCommand = (entry: unknown): Command => Array.from((entry ?? []) as Command) as Command

/** The queue of the stub that is on the page right now. Without a stub, it is empty. */
export const pageQueue: Queue & { isShut: () => boolean } = {
  isWaiting: () => findQueue() !== undefined && !isFailed(),
  /** Whether its last word is a shutdown. */
  isShut: () => {
    const names = (findQueue() ?? []).map((entry) => toCommand(entry)[0])
    return names.lastIndexOf('shutdown') > names.lastIndexOf('boot')
  },
  has: (command) => findQueue()?.includes(command) === true,
  insert: (index, command) => void findQueue()?.splice(index, 0, command),
  remove: (isMatch) => {
    const queue = findQueue() ?? []
    const removed = queue.filter((entry) => isMatch(toCommand(entry)))
    const kept = queue.filter((entry) => !removed.includes(entry))
    queue.splice(0, queue.length, ...kept)
    return removed.map(toCommand)
  }
}
