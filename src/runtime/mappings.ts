import validateMapping from '@segment/actions-core/mapping-kit/validate'
import { parseFql } from '@segment/destination-subscriptions'
import { isRecord } from '../values/record'
import { createReporter } from '../diagnostics'
import type { Subscription } from '../types'

/** A subscription that can work, its trigger read once. */
export interface Mapping {
  name: string
  trigger: ReturnType<typeof parseFql>
  mapping: Subscription['mapping']
}

const toJson = (mapping: unknown): string | undefined => {
  try {
    validateMapping(mapping)
    return isRecord(mapping) ? JSON.stringify(mapping) : undefined
  } catch {
    return undefined
  }
}

const reasonAgainst = ({ trigger, mapping }: Mapping): string | undefined => {
  const json = toJson(mapping)
  if ('error' in trigger) return 'its trigger is invalid. Correct it.'
  if (!json) return 'its mapping is invalid. Correct it.'
  if (json.includes('"@liquid":'))
    return '@liquid does not work in a browser. Map it in another way.'
  return undefined
}

/** The subscriptions that can work, by the key of their action; the others are named once and left out. */
export function toMappings(
  subscriptions: Subscription[],
  actions: string[]
): Map<string, Mapping[]> {
  const mappings = new Map<string, Mapping[]>()
  const report = createReporter('mapping')
  for (const subscription of subscriptions) {
    const { name, partnerAction, subscribe, mapping } = subscription
    const usable = { name: `${name}`, trigger: parseFql(subscribe), mapping: mapping ?? {} }
    const reason = reasonAgainst(usable)
    if (!actions.includes(partnerAction)) {
      report(usable.name, 'its partnerAction is unknown. Correct it.')
      continue
    }
    const ofAction = mappings.get(partnerAction) ?? []
    mappings.set(partnerAction, ofAction)
    if (reason) report(usable.name, reason)
    else ofAction.push(usable)
  }
  return mappings
}
