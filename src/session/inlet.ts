import type { Context } from '@segment/analytics-next'
import type { Command } from '../client'
import { createReporter } from '../report'
import { isRecord } from '../values/record'
import type { Taken } from './leaving'
import type { Clock, Visitor } from './ports'
import type { Visits } from './types'
import { visitorOf } from './visitor'

/** Why nothing is sent while the page has stopped the destination. */
export const STOPPED = 'not sent: the page has stopped the destination. Start it again.'

// What comes from outside is not always a command.
const isCommand = (value: unknown): value is Command =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  (value[0] !== 'update' || value[1] === undefined || isRecord(value[1]))

/**
 * Creates what takes commands from outside: those that are called, of an event or of the page's own code, and those that were kept.
 */
export const createInlet = (
  visits: Visits,
  clock: Clock,
  findVisitor: () => Visitor,
  isStopped: () => boolean
) => {
  const take = (taken: Taken, context?: Context): void => {
    const { command } = taken
    const report = createReporter('Intercom', context)
    if (!isCommand(command)) report('call', 'not sent: it is no command. Correct it.')
    else if (isStopped()) report(command[0], STOPPED)
    else visits.take({ ...taken, context, report })
  }
  const call = (command: Command, context?: Context): void => {
    const visitor = context ? visitorOf(context) : findVisitor()
    take({ command, visitor, at: clock.date() }, context)
  }
  return { take, call }
}
