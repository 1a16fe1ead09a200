import validateMapping from '@segment/actions-core/mapping-kit/validate'
import type { Subscription } from '@segment/browser-destination-runtime/types'
import { parseFql } from '@segment/destination-subscriptions'
import { noteOn } from '../diagnostics'

/** A subscription that can work, its trigger read once. */
export interface Mapping {
  name: string
  trigger: ReturnType<typeof parseFql>
  mapping: Subscription['mapping']
}

const reasonAgainst = ({ trigger, mapping }: Mapping): string | undefined => {
  if ('error' in trigger) return 'its trigger is invalid. Correct it.'
  try {
    validateMapping(mapping)
    return JSON.stringify(mapping).includes('"@liquid":')
      ? '@liquid does not work in a browser. Map it in another way.'
      : undefined
  } catch {
    return 'its mapping is invalid. Correct it.'
  }
}

/** The subscriptions that can work, by the key of their action; the others are named once and left out. */
export function toMappings(
  subscriptions: Subscription[],
  actions: string[]
): Map<string, Mapping[]> {
  const mappings = new Map<string, Mapping[]>()
  const note = noteOn('mapping')
  for (const subscription of subscriptions) {
    const { name, partnerAction, subscribe, mapping } = subscription
    const usable = { name: `${name}`, trigger: parseFql(subscribe), mapping: mapping ?? {} }
    const reason = reasonAgainst(usable)
    if (!actions.includes(partnerAction)) {
      note(usable.name, 'its partnerAction is unknown. Correct it.')
      continue
    }
    const ofAction = mappings.get(partnerAction) ?? []
    mappings.set(partnerAction, ofAction)
    if (reason) note(usable.name, reason)
    else ofAction.push(usable)
  }
  return mappings
}
