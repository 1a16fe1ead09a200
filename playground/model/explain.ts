import type { Context } from '@segment/analytics-next'
import { parseFql, validate } from '@segment/destination-subscriptions'
import type { Client, Perform } from '../../src/client'
import { destination } from '../../src/destination'
import { toMappings } from '../../src/plugin/mappings'
import { run as runAction } from '../../src/plugin/run'
import { missing } from '../../src/inspector/explain'
import { type ReadSubscription, readSubscription } from '../../src/inspector/subscription'
import { NAME, withName } from '../../src/report'
import type { Settings } from '../../src/types'
import type { Json } from '../protocol'
import { isObject } from './pointer'
import { type ActionKey, actionKeys, isActionKey, type Mapping, toSubscription } from './setup'
import { readTrigger } from './trigger'

/** A command for Intercom: its name and its arguments. */
export interface IntercomCall {
  command: string
  args: unknown[]
}

/** What one run of an action does: its calls, and its notes about the event. */
export interface Run {
  payload: unknown
  calls: IntercomCall[]
  notes: string[]
}

/** What one mapping makes of an event. */
export interface Explanation extends Run {
  id: string
  name: string
  action: string
  trigger: string
  outcome: 'matched' | 'not matched' | 'disabled' | 'invalid'
  /** Why the mapping can never work. */
  error?: string
  /** The fields that are mapped and have no value, each with its paths. */
  empty: string[]
}

/** A message of the plugin without the plugin's name in front. */
export const withoutName = (message: string): string => message.replace(withName(''), '')

const read = (mapping: Mapping): ReadSubscription =>
  readSubscription(toSubscription(mapping) as never)

/** Why a mapping can never work, or undefined if it can. */
export function reasonAgainst(given: Mapping): string | undefined {
  const { partnerAction, subscribe, problem } = given
  if (problem !== undefined) return problem
  if (!isActionKey(partnerAction))
    return `Its partnerAction "${partnerAction}" is unknown. The actions are ${actionKeys.join(', ')}.`
  const { reason } = read(given)
  if (reason === undefined) return undefined
  const text = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`
  return readTrigger(subscribe).error ?? text
}

/** The fields of a mapping that the plugin leaves out when it loads, with the reason of each. */
export const leftOutFields = (mapping: Mapping): ReadSubscription['leftOut'] =>
  read(mapping).leftOut

const recorder = (): Run & { client: Client; log: (level: string, message: string) => void } => {
  const run: Run = { payload: undefined, calls: [], notes: [] }
  return Object.assign(run, {
    client: (command: string, ...args: unknown[]) => {
      run.calls.push({ command, args })
    },
    log: (_level: string, message: string) => {
      run.notes.push(withoutName(message))
    }
  })
}

/** Runs an action's own code on a payload, with a client that only records. */
export function perform(action: ActionKey, payload: unknown, event: Json, settings: Json): Run {
  const run = recorder()
  run.payload = payload
  const context = { event, log: run.log }
  try {
    destination.actions[action].perform(run.client, { payload, settings, context } as never)
  } catch (error) {
    run.notes.push((error as Error).message)
  }
  return run
}

// Runs a mapping through the plugin's own code, with a client that only records.
function runMapping(
  action: ActionKey,
  mapping: Mapping,
  event: Json,
  settings: Json
): Pick<Explanation, 'payload' | 'calls' | 'notes' | 'empty'> {
  const run = recorder()
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each action has a payload of its own
  const record: Perform<any> = (_, { payload, settings, context }) => {
    run.payload = payload
    // Without the mapping: what is shown beside it needs no path.
    destination.actions[action].perform(run.client, { payload, settings, context })
  }
  const subscription = { ...toSubscription(mapping), enabled: true }
  const { [action]: mappings = [] } = toMappings([subscription as never], [action])
  const context = { event, log: run.log } as unknown as Context
  runAction(
    { key: action, perform: record, mappings },
    run.client,
    settings as unknown as Settings,
    context
  )
  return { ...run, empty: missing(mappings[0]?.mapping, run.payload) }
}

// Analytics.js asks no destination that an event excludes.
const isTurnedOff = ({ integrations }: Json): boolean =>
  isObject(integrations) && (integrations[NAME] ?? integrations.All) === false

/** What one mapping makes of `event`, without sending anything. */
export function explain(mapping: Mapping, event: Json, settings: Json): Explanation {
  const { id, name, partnerAction, subscribe, enabled } = mapping
  const nothing = { payload: undefined, calls: [], notes: [], empty: [] }
  const about = { id, name, action: partnerAction, trigger: subscribe, ...nothing }
  const error = reasonAgainst(mapping)
  if (error !== undefined || !isActionKey(partnerAction))
    return { ...about, outcome: 'invalid', error: error ?? '' }
  if (!enabled) return { ...about, outcome: 'disabled' }
  if (isTurnedOff(event))
    return {
      ...about,
      outcome: 'disabled',
      error: '"integrations" turns this destination off for this event'
    }
  if (!validate(parseFql(subscribe), event)) return { ...about, outcome: 'not matched' }
  const { payload, calls, notes, empty } = runMapping(partnerAction, mapping, event, settings)
  const left = leftOutFields(mapping).map(
    ({ key, reason }) => `${partnerAction} "${key}": ${reason}`
  )
  return { ...about, outcome: 'matched', payload, calls, notes: [...left, ...notes], empty }
}

const NOTE = /^[\w ]+ "(.*)": (.*)$/s

/** The key that a note of the plugin is about; '' if it is about none. */
export const keyOfNote = (note: string): string => NOTE.exec(note)?.[1] ?? ''

/** What a note of the plugin says of its key. */
export const reasonOfNote = (note: string): string => NOTE.exec(note)?.[2] ?? note
