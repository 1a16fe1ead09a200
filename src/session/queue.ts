import type { Attributes, Command } from '../client'

// Of these, Intercom keeps the ones that it has, and replaces every other attribute.
const ADD_UP = ['company', 'companies']

// A page that makes up new names of attributes must not fill its own memory here.
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

const OF_A_PERSON = ['boot', 'update', 'trackEvent', 'shutdown']

/** Whether `command` is about a person. What else waits in a queue (`onShow` …) is the page's. */
export const isOfAPerson = ([name]: Command): boolean => OF_A_PERSON.includes(name)

/** The names of the `commands` that say more than `settings`: the person who leaves loses them. */
export const namesOfLost = (commands: Command[], settings: Attributes): string[] => [
  ...new Set(
    commands
      .filter(([, argument]) => argument !== undefined && argument !== settings)
      .map(([name]) => name)
  )
]

/** Whether `command` is the one that the page's stub made of the event `event`. */
export const isSameEvent = (command: Command, event: Command): boolean =>
  command.length === event.length && command.every((part, index) => part === event[index])
