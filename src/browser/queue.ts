import type { Command } from '../client'
import type { Queue } from '../session/ports'
import { BOOT_AND_SHUTDOWN } from '../session/queue'
import { findQueue, isFailed } from './globals'

/** How many commands a stub holds. A stub that no Messenger takes over must not fill the page's memory. */
export const MAX_QUEUED = 1000

// Without a stub, it is empty.
const find = (): Command[] => findQueue() ?? []

// Intercom's own stub pushes `arguments`, and a page can push anything.
const toCommand = (entry: unknown): Command => {
  try {
    return Array.from(entry as Command) as Command
  } catch {
    return ['']
  }
}

/** The queue of the stub that is on the page right now. */
export const pageQueue: Queue & { visit: () => string | undefined } = {
  isWaiting: () => findQueue() !== undefined && !isFailed(),
  /** The last boot or shutdown in it. */
  visit: () =>
    find()
      .map((entry) => toCommand(entry)[0])
      .filter((name) => BOOT_AND_SHUTDOWN.includes(name))
      .pop(),
  has: (command) => find().includes(command),
  insert: (index, command) => void find().splice(index, 0, command),
  remove: (isMatch) => {
    const removed = find().filter((entry) => isMatch(toCommand(entry)))
    for (const entry of removed) find().splice(find().indexOf(entry), 1)
    return removed.map(toCommand)
  }
}
