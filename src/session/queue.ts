import type { Attributes, Command } from '../client'

/** The attributes that Intercom adds to those that it has. It replaces every other. */
export const ADD_UP = ['company', 'companies']

/** How many commands wait for a visit, or in it. */
export const MAX_HELD = 1000

// A page that invents new attribute names must not fill its memory.
const MAX_ATTRIBUTES = 1000

/**
 * Folds `attributes` into a `boot` that still waits, so that a visitor costs one request and not three. Returns those that
 * would replace others there and must follow as updates of their own.
 */
export function fold(boot: Command, attributes: Attributes): Attributes[] {
  const folded = boot[1] as Attributes
  const isFull = Object.keys(folded).length > MAX_ATTRIBUTES
  const isApart = ([key]: [string, unknown]): boolean =>
    isFull || (ADD_UP.includes(key) && key in folded)
  const entries = Object.entries(attributes)
  if (entries.length > 0)
    boot[1] = { ...folded, ...Object.fromEntries(entries.filter((entry) => !isApart(entry))) }
  return entries.filter(isApart).map(([key, value]) => ({ [key]: value }))
}

/** The commands that begin and end a visit. */
export const BOOT_AND_SHUTDOWN = ['boot', 'shutdown']

/** The commands that tell Intercom something of a person. */
export const NEWS = ['update', 'trackEvent']

/** Whether `command` is about a person. Others in a queue (`onShow` …) belong to the page. */
export const isOfAPerson = ([name]: Command): boolean =>
  [...BOOT_AND_SHUTDOWN, ...NEWS].includes(name)

/** Whether `command`, from a stub's queue, is the event that was sent as `event`. */
export const isSameEvent = (command: Command, event: Command): boolean =>
  command.length === event.length && command.every((part, index) => part === event[index])
