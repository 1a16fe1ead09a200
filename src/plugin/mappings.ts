import { transformBatch } from '@segment/actions-core/mapping-kit'
import { parseFql } from '@segment/destination-subscriptions'
import { isRecord } from '../values/record'
import { createReporter, type Report } from '../report'
import type { Subscription } from '../types'

/** A subscription that can work, its trigger read once. */
export interface Mapping {
  name: string
  trigger: ReturnType<typeof parseFql>
  mapping: Subscription['mapping']
}

// Takes the place of @liquid, and of each directive around it up to the field that they are for.
const LIQUID = (): void => undefined

const withoutLiquid = (mapping: unknown, name: string, report: Report): unknown =>
  JSON.parse(JSON.stringify(mapping), (key: string, value: unknown) => {
    if (key === '@liquid') return LIQUID
    for (const [field, inner] of Object.entries(value ?? {}))
      if (inner === LIQUID) {
        // A directive and an array are of use only as a whole.
        if (key.startsWith('@') || field.startsWith('@') || Array.isArray(value)) return LIQUID
        report(field, '@liquid does not work in a browser. Map it in another way.', name)
        Reflect.deleteProperty(value as object, field)
      }
    return value
  })

const toUsable = (mapping: unknown, name: string, report: Report): Mapping['mapping'] | false => {
  try {
    const usable = withoutLiquid(mapping, name, report)
    // Without events, mapping-kit only checks the mapping.
    transformBatch(usable as never, [])
    return isRecord(usable) && (usable as Mapping['mapping'])
  } catch {
    return false
  }
}

/** The subscriptions that can work, by the key of their action; the others are reported once and left out. */
export function toMappings(
  subscriptions: Subscription[],
  actions: string[]
): Map<string, Mapping[]> {
  const mappings = new Map<string, Mapping[]>()
  const report = createReporter('mapping')
  for (const subscription of subscriptions) {
    const { partnerAction } = subscription
    const name = `${subscription.name}`
    const ofAction = mappings.get(partnerAction) ?? []
    // An action without a mapping that works still loads the Messenger: the site keeps its chat.
    mappings.set(partnerAction, ofAction)
    const trigger = parseFql(subscription.subscribe)
    const mapping = toUsable(subscription.mapping ?? {}, name, report)
    if (!actions.includes(partnerAction)) report(name, 'its partnerAction is unknown. Correct it.')
    else if ('error' in trigger) report(name, 'its trigger is invalid. Correct it.')
    else if (!mapping) report(name, 'its mapping is invalid. Correct it.')
    else ofAction.push({ name, trigger, mapping })
  }
  return mappings
}
