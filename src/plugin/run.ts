import { transform } from '@segment/actions-core/mapping-kit'
import type { Context } from '@segment/analytics-next'
import { validate } from '@segment/destination-subscriptions'
import { type Client, type Command, forEvent, type Perform, type Send, toClient } from '../client'
import { findTrace } from '../inspection'
import { createReporter, logLine, MAX_REPORTS, type Report } from '../report'
import type { Settings } from '../types'
import { toAcyclic } from './acyclic'
import type { Mapping } from './mappings'

/** An action with the mappings that lead to it. */
export interface MappedAction {
  key: string
  perform: Perform<unknown>
  mappings: Mapping[]
}

type Event = Parameters<typeof transform>[1]

/** Reports the field whose directive fails on `event`. Mapping-kit does not say it, so each field is tried alone. */
function reportFailure(report: Report, { mapping }: Mapping, event?: Event): void {
  for (const [field, directive] of Object.entries(event ? mapping : {}))
    try {
      transform({ [field]: directive }, event)
    } catch {
      // The error could quote a value of the event.
      return report(field, 'not sent: it failed on this event. Correct it.')
    }
  report('mapping', 'not sent: it failed on this event. Tell us.')
}

/** What a mapping makes of an event: its command, and how many keys that has. */
function describe(mapping: string, [name, first, last]: Command, leftOut: string[]): string {
  const what = last ? `${name} "${first as string}"` : name
  const keys = Object.keys((last ?? first) as object).length
  const rest = leftOut.length > 0 ? `; left out: ${leftOut.join(', ')}` : ''
  return `${mapping} → ${what} (${keys} ${keys === 1 ? 'key' : 'keys'}${rest})`
}

/** Performs the action once for each of its mappings that the event matches. A failure is reported and stops no other. */
export function run(
  { key, perform, mappings }: MappedAction,
  client: Client,
  settings: Settings,
  context: Context
): void {
  const trace = findTrace(context.event.messageId)
  let event: Event | undefined
  for (const origin of mappings) {
    const { name, mapping } = origin
    const report = createReporter(key, context, origin)
    try {
      if (!validate(origin.trigger, context.event)) continue
      event ??= toAcyclic(context.event, report) as unknown as Event
      const payload = transform(mapping, event)
      const data = { payload, settings, context, mapping, name, reports: 0, leftOut: [] }
      const noting = toClient((command) => {
        const line = describe(name, command, data.leftOut)
        trace?.commands.push(line)
        logLine(`${trace?.event} → ${line}`)
        forEvent(client, context)(...(command as Parameters<Send>))
      })
      perform(noting, data)
      const rest = data.reports - MAX_REPORTS
      if (rest > 0) report('mapping', `${rest} more problems of this event.`)
    } catch {
      reportFailure(report, origin, event)
    }
  }
}
