import type { Messenger } from './messenger'

/**
 * Runs a stub's queue in order through the Messenger and says whether it decided about booting.
 * Entries are read now, so an object that the page changed meanwhile is sent as changed.
 */
export function drain(queue: ArrayLike<unknown>[], messenger: Messenger) {
  const ran = new Set<unknown>()
  // By index, because a callback can add to the queue while it is drained.
  for (let index = 0; index < queue.length; index++) {
    const [command, ...args] = Array.from(queue[index] ?? [])
    const isBootOrShutdown = command === 'boot' || command === 'shutdown'
    if (isBootOrShutdown && isReplacingBoot(queue, index)) {
      messenger.record(command, args)
      continue
    }
    ran.add(command)
    try {
      messenger.run(command, args)
    } catch (error) {
      console.error(error)
    }
  }
  return { decidedBoot: ran.has('boot') || ran.has('shutdown') }
}

/**
 * A queued `boot(anonymous), shutdown, boot(user)` is reported to leave the user anonymous: the
 * double takes that at its word and ignores the last two, so that nobody comes to rely on them.
 */
function isReplacingBoot(queue: ArrayLike<unknown>[], index: number) {
  const names = Array.from(queue, (entry) => entry[0])
  const firstBoot = names.indexOf('boot')
  if (firstBoot < 0 || index <= firstBoot) return false
  if (names[index] === 'shutdown') return names.includes('boot', index)
  return names.slice(firstBoot, index).includes('shutdown')
}
