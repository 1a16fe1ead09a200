import type { Inspection } from '../inspection'
import { NAME } from '../report'
import type { Subscription } from '../types'
import { diagnose } from './diagnose'
import { explain } from './explain'
import { factsOf, skippedOf, subscriptionsOf, toTime } from './facts'
import type { Entry } from './log'

/** A part of the inspector: some lines under a title. */
export interface Section {
  title: string
  lines: string[]
}

const OUTCOMES = { sent: 'sent', dropped: 'not sent', unmatched: 'no mapping matches' }

/** Names an event, and says what became of it. */
export const titleOf = ({ trace }: Entry): string =>
  `${toTime(trace.at)} ${trace.event}: ${trace.fate.outcome ? OUTCOMES[trace.fate.outcome] : 'waits'}`

const explanations = new WeakMap<Entry, string[]>()

// An event stays what it was, so its mappings are run once.
const explanationOf = (entry: Entry): string[] => {
  const { context, inspection, trace } = entry
  if (!context)
    return [
      'It came before the inspector was opened. To see what its mappings find, call it again.'
    ]
  const known = explanations.get(entry)
  if (known) return known
  const all = subscriptionsOf(inspection)
  const takes = ({ name }: Subscription): boolean => trace.mappings.includes(`${name}`)
  const others = all.filter((subscription) => !takes(subscription))
  const made = [...all.filter(takes), ...others].flatMap((subscription) =>
    explain(subscription, context.event).map((line) => `${subscription.name}: ${line}`)
  )
  explanations.set(entry, made)
  return made
}

// The name of an event can have a million characters.
const MAX_LINE = 10_000

/** Says all that is known about an event: keys, never values. */
export const linesOf = (entry: Entry): string[] => {
  const lines = [...entry.trace.commands, ...entry.trace.messages, ...explanationOf(entry)]
  return [...new Set(lines)].map((line) => line.slice(0, MAX_LINE))
}

const UNREADABLE =
  'Something on this page, such as window.analytics, throws an error when the inspector reads it.'

const ofDestination = (inspection: Inspection, analytics: unknown): Section[] => {
  const all = subscriptionsOf(inspection)
  const skipped = skippedOf(inspection)
  const title = `Mappings: ${all.length - skipped.length} of ${all.length} on`
  return [
    { title: 'Destination', lines: factsOf(inspection, analytics) },
    { title, lines: skipped }
  ]
}

/** Says what the destinations on the page are, or why there is none. */
export function sectionsOf(
  found: Inspection[],
  findAnalytics: () => unknown,
  messages: string[]
): Section[] {
  let sections: Section[]
  try {
    const analytics = findAnalytics()
    sections =
      found.length > 0
        ? found.flatMap((each) => ofDestination(each, analytics))
        : [{ title: `${NAME} is not on this page`, lines: diagnose(analytics) }]
  } catch {
    sections = [{ title: 'Destination', lines: [UNREADABLE] }]
  }
  return messages.length > 0 ? [...sections, { title: 'Messages', lines: messages }] : sections
}

/** The same as text, for a support ticket. */
export const toReport = (sections: Section[], entries: Entry[]): string =>
  [
    ...sections,
    { title: 'Browser', lines: [navigator.userAgent] },
    ...entries.map((entry) => ({ title: titleOf(entry), lines: linesOf(entry) }))
  ]
    .map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n\n')
