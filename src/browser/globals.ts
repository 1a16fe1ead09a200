import type { Command } from '../client'

/** The DOM event on `window` by which the plugin tells the page what happens. Those that it listens to begin with it. */
export const EVENT = 'intercom-destination'

/** What a page has as `window.Intercom`: a stub while it collects commands in `q`, and else the real Messenger. */
export interface IntercomFunction {
  (...command: Command): unknown
  q?: Command[]
  /** On a stub of ours: the script that would have taken it over could not be loaded. */
  failed?: boolean
  /** Intercom's script has come, and its frame is on the page or was. */
  booted?: boolean
}

/** Sets a global of the page. Does nothing if the page does not let it. */
export const setGlobal = (
  name: 'Intercom' | 'intercomSettings' | 'intercomDestination',
  value: unknown
): void => {
  try {
    Reflect.set(window, name, value)
  } catch {
    // A setter of the page.
  }
}

/**
 * The Intercom function that the page has right now. Never keep it: Intercom's script replaces it, more than once.
 * An element with the ID "Intercom" has the same name, so only a function counts.
 */
export const findIntercom = (): IntercomFunction | undefined => {
  try {
    const { Intercom } = window as { Intercom?: unknown }
    return typeof Intercom === 'function' ? (Intercom as IntercomFunction) : undefined
  } catch {
    // A getter of the page.
    return undefined
  }
}

const read = (): Pick<IntercomFunction, 'q' | 'failed' | 'booted'> => {
  try {
    const { q, failed, booted } = findIntercom() ?? {}
    // Ignore a frozen queue.
    return { q: Array.isArray(q) && !Object.isFrozen(q) ? q : undefined, failed, booted }
  } catch {
    // The page can have put anything there, such as a proxy that throws.
    return {}
  }
}

/** Whether our stub is there, and the script that would take it over could not be loaded so far. */
export const isFailed = (): boolean => {
  const { failed, booted } = read()
  return failed === true && !booted
}

/** The commands that wait in a stub for the Messenger. */
export const findQueue = (): Command[] | undefined => read().q

const hasFrame = (): boolean => document.querySelector('iframe#intercom-frame') !== null

// Whether the Messenger has had its frame on this page.
let hadFrame = false

/** Notes whether the Messenger's frame is on the page, and returns it. */
export const noteFrame = (): boolean => {
  const isThere = hasFrame()
  hadFrame ||= isThere
  return isThere
}

/**
 * Whether the frame is gone with all of the Messenger's code, and has left the real function behind, or the stub that it was
 * about to take over. A page that swaps its body does it.
 */
export const isOrphan = (): boolean => hadFrame && !hasFrame() && read().booted === true

/** Whether the real Messenger is there: neither `booted` on a stub nor the script's load event says so. */
export const isLive = (): boolean => findIntercom() !== undefined && !read().q && !isOrphan()
