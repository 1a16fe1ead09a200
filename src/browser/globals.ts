import type { Command } from '../client'

/** The DOM event on `window` by which the plugin tells the page what happens. Those that it listens to begin with it. */
export const EVENT = 'intercom-destination'

/** What a page has as `window.Intercom`: a stub while it collects commands in `q`, and else the real Messenger. */
export interface IntercomFunction {
  (...command: Command): unknown
  q?: Command[]
  /** On a stub of ours: the script that would have taken it over could not be loaded. */
  failed?: boolean
}

/** Sets a global of the page. Does nothing if the page has made it read-only. */
export const setGlobal = (
  name: 'Intercom' | 'intercomSettings' | 'intercomDestination',
  value: unknown
): void => {
  Reflect.set(window, name, value)
}

/**
 * The Intercom function that the page has right now. Never keep it: Intercom's script replaces it, more than once.
 * An element with the ID "Intercom" has the same name, so only a function counts.
 */
export const findIntercom = (): IntercomFunction | undefined => {
  const { Intercom } = window as { Intercom?: unknown }
  return typeof Intercom === 'function' ? (Intercom as IntercomFunction) : undefined
}

const read = (): Pick<IntercomFunction, 'q' | 'failed'> => {
  try {
    const { q, failed = false } = findIntercom() ?? {}
    // Ignore a frozen queue.
    return Array.isArray(q) && !Object.isFrozen(q) ? { q, failed } : { failed }
  } catch {
    // The page can have put anything there, such as a proxy that throws.
    return {}
  }
}

/** Whether our stub is there, and the script that would have taken it over could not be loaded. */
export const isFailed = (): boolean => read().failed === true

/** The commands that wait in a stub for the Messenger; undefined if none is waited for. */
export const findQueue = (): Command[] | undefined => {
  const { q, failed } = read()
  return failed ? undefined : q
}

/** Whether the real Messenger is there: neither `booted` on a stub nor the script's load event says so. */
export const isLive = (): boolean => findIntercom() !== undefined && !read().q
