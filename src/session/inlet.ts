import type { Context } from '@segment/analytics-next'
import type { Command } from '../client'
import { fateOf } from '../inspection'
import { createReporter } from '../report'
import { isRecord } from '../values/record'
import type { Item } from './types'
import { visitorOf } from './visitor'

/** Whether `value` is a command. What comes from outside is not always one. */
export function isCommand(value: unknown): value is Command {
  try {
    // The Messenger loses a BigInt without a word.
    JSON.stringify(value)
  } catch {
    return false
  }
  return (
    Array.isArray(value) &&
    typeof value[0] === 'string' &&
    (value[0] !== 'update' || value[1] === undefined || isRecord(value[1]))
  )
}

/** Makes an item of what is known of it, and of the context of its event. */
export function toItem(
  known: Pick<Item, 'command' | 'at' | 'visitor' | 'messageId'> & Partial<Pick<Item, 'fate'>>,
  context?: Context
): Item {
  const { messageId = known.messageId, type } = context?.event ?? {}
  const fate = fateOf(messageId, known.fate)
  return {
    ...known,
    fate,
    visitor: context ? visitorOf(context) : known.visitor,
    messageId,
    isIdentify: type === 'identify',
    report: createReporter('Intercom', context ?? { event: { messageId } }, { fate })
  }
}
