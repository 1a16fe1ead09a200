import validateMapping from '@segment/actions-core/mapping-kit/validate'
import type { Context } from '@segment/analytics-next'
import { parseFql, validate } from '@segment/destination-subscriptions'
import { destination } from '../../src/destination'
import type { Perform } from '../../src/fields/action'
import { toPlugins } from '../../src/runtime/plugins'
import type { Settings } from '../../src/types'
import { withName } from '../../src/diagnostics'
import type { Client } from '../../src/session/client'
import type { Json } from '../protocol'
import { type ActionKey, isActionKey, type Mapping, toSubscription } from './setup'

/** A command for Intercom: its name and its arguments. */
export interface IntercomCall {
  command: string
  args: unknown[]
}

/** What one mapping makes of an event. */
export interface Explanation {
  id: string
  name: string
  action: string
  trigger: string
  outcome: 'matched' | 'not matched' | 'disabled' | 'invalid'
  /** Why the mapping can never work. */
  error?: string
  payload?: unknown
  calls: IntercomCall[]
  /** What the plugin says of this event. */
  notes: string[]
}

/** The plugin's message without the name that stands before each of them. */
export const withoutName = (message: string): string => message.replace(withName(''), '')

/** Why a trigger cannot be read, or undefined where it can. */
export function triggerError(trigger: string): string | undefined {
  const parsed = parseFql(trigger)
  if (!('error' in parsed)) return undefined
  return trigger.trim()
    ? `This trigger cannot be read: ${parsed.error.message || 'it is not complete'}.`
    : 'There is no trigger, so this mapping never matches.'
}

const mappingError = (mapping: Json): string | undefined => {
  try {
    validateMapping(mapping)
  } catch (error) {
    return `This mapping is invalid: ${(error as Error).message}`
  }
  return JSON.stringify(mapping).includes('"@liquid":')
    ? '@liquid does not work in a browser. Map it in another way.'
    : undefined
}

/** Why a mapping can never work, or undefined where it can. */
export const reasonAgainst = ({ subscribe, mapping }: Mapping): string | undefined =>
  triggerError(subscribe) ?? mappingError(mapping)

interface Run {
  payload: unknown
  calls: IntercomCall[]
  notes: string[]
}

// The plugin's own runtime, with a client that only records: what is shown here is what it does.
function run(action: ActionKey, mapping: Mapping, event: Json, settings: Json): Run {
  const done: Run = { payload: undefined, calls: [], notes: [] }
  const client: Client = (command: string, ...args: unknown[]) => {
    done.calls.push({ command, args })
  }
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each action has a payload of its own
  const perform: Perform<any> = (_, data) => {
    done.payload = data.payload
    destination.actions[action].perform(client, data)
  }
  const runnable = { ...destination, actions: { [action]: { perform } } }
  const subscription = { ...toSubscription(mapping), enabled: true }
  const context = {
    event,
    log: (_level: string, message: string) => done.notes.push(withoutName(message))
  }
  for (const plugin of toPlugins(runnable, settings as unknown as Settings, [subscription as never])) {
    void plugin.track?.(context as unknown as Context)
  }
  return done
}

/** What one mapping makes of `event`, without sending anything. */
export function explain(mapping: Mapping, event: Json, settings: Json): Explanation {
  const { id, name, partnerAction, subscribe, enabled } = mapping
  const about = { id, name, action: partnerAction, trigger: subscribe, calls: [], notes: [] }
  const error = reasonAgainst(mapping)
  if (error) return { ...about, outcome: 'invalid', error }
  if (!enabled) return { ...about, outcome: 'disabled' }
  const isMatch = validate(parseFql(subscribe), event)
  if (!isMatch || !isActionKey(partnerAction)) return { ...about, outcome: 'not matched' }
  return { ...about, outcome: 'matched', ...run(partnerAction, mapping, event, settings) }
}
