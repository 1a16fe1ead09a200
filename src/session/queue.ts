import type { Report } from '../report'
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

/**
 * Removes all that is about a person from `queue`, and reports it, but for what only says `settings`. What else the page
 * waits for (`onShow` …) stays.
 */
export function discard(queue: Command[], settings: Attributes, report: Report): void {
  const lost = new Set<string>()
  const kept = queue.splice(0).filter((command) => {
    // The page can push what it likes.
    const [name, argument] = Array.from<unknown>(command ?? [])
    const isOfAPerson = OF_A_PERSON.includes(name as string)
    if (isOfAPerson && argument && argument !== settings) lost.add(name as string)
    return !isOfAPerson
  })
  queue.push(...kept)
  for (const name of lost) report(name, 'dropped: the person has left.')
}
