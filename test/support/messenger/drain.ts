import type { Messenger } from './messenger'
import type { MessengerOptions } from './options'

/**
 * Runs a stub's queue in order through the Messenger and empties it; says whether it decided about
 * booting. Entries are read now, so an object that the page changed meanwhile is sent as changed. What
 * throws ends it for good; only the option `throwing`, which throws everywhere, lets the rest follow.
 */
export function drain(
  queue: ArrayLike<unknown>[],
  messenger: Messenger,
  { runsQueuedReboot, throwing }: MessengerOptions
) {
  const names = queue.map((entry) => entry[0])
  const decidedBoot = names.some((name) => name === 'boot' || name === 'shutdown')
  const replaced = runsQueuedReboot ? [] : replacingBoot(names)
  // A callback can add to the queue while it is drained.
  for (let index = 0; queue.length > 0; index++) {
    const [command, ...args] = Array.from(queue.shift() ?? [])
    if (replaced.includes(index)) messenger.record(command, args)
    else if (throwing) runAll(messenger, command, args)
    else messenger.run(command, args)
  }
  return { decidedBoot }
}

function runAll(messenger: Messenger, command: unknown, args: unknown[]) {
  try {
    messenger.run(command, args)
  } catch (error) {
    console.error(error)
  }
}

/**
 * A queued `boot(anonymous), shutdown, boot(user)` is reported to leave the user anonymous: the
 * double takes that at its word and ignores the last two, so that nobody comes to rely on them.
 */
function replacingBoot(names: unknown[]) {
  const first = names.indexOf('boot')
  const shutdown = first < 0 ? -1 : names.indexOf('shutdown', first)
  const ends = (name: unknown) => name === 'boot' || name === 'shutdown'
  if (shutdown < 0 || names.lastIndexOf('boot') < shutdown) return []
  return names.flatMap((name, index) => (index >= shutdown && ends(name) ? [index] : []))
}
