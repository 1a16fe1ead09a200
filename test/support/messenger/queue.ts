import type { Messenger } from './messenger'
import type { PageWindow } from './page'

/** The function that collects argument lists in `q` until the Messenger is there. */
export interface Stub {
  (...args: unknown[]): void
  q: ArrayLike<unknown>[]
  booted?: boolean
}

/** True for a stub: the real function has no `q`. */
export const isStub = (value: unknown): value is Stub =>
  typeof value === 'function' && 'q' in value && Array.isArray(value.q)

/** The stub that the page has, or a new one if it has none. */
export function stubOf(page: PageWindow): Stub {
  if (!isStub(page.Intercom)) {
    const q: unknown[][] = []
    page.Intercom = Object.assign((...args: unknown[]) => void q.push(args), { q })
  }
  return page.Intercom as Stub
}

/**
 * Runs a stub's queue in order through the Messenger and empties it; says whether it decided about
 * booting. Entries are read now, so an object that the page changed meanwhile is sent as changed. What
 * throws ends it for good; only the option `throwing`, which throws everywhere, lets the rest follow.
 */
export function drain(queue: ArrayLike<unknown>[], messenger: Messenger, isThrowing: boolean) {
  const names = queue.map((entry) => entry[0])
  const replaced = replacingBoot(names)
  // A callback can add to the queue while it is drained.
  for (let index = 0; queue.length > 0; index++) {
    const [command, ...args] = Array.from(queue.shift() ?? [])
    try {
      if (replaced.includes(index)) messenger.record(command, args)
      else messenger.run(command, args)
    } catch (error) {
      if (!isThrowing) throw error
      console.error(error)
    }
  }
  return names.some((name) => name === 'boot' || name === 'shutdown')
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
