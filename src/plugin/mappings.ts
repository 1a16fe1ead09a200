import { transformBatch } from '@segment/actions-core/mapping-kit'
import { parseFql } from '@segment/destination-subscriptions'
import { createReporter, type Report } from '../report'
import type { Subscription } from '../types'
import { toJson } from '../values/json'
import { isRecord } from '../values/record'

/** A subscription that can work, with its trigger parsed. */
export interface Mapping {
  name: string
  trigger: ReturnType<typeof parseFql>
  mapping: Subscription['mapping']
}

/**
 * The subscriptions that can work, by the key of their action. The others are reported once and left out, and so are fields
 * that need @liquid.
 */
export function toMappings(
  subscriptions: Subscription[],
  actions: string[]
): Partial<Record<string, Mapping[]>> {
  const mappings: Partial<Record<string, Mapping[]>> = {}
  const report = createReporter('mapping')
  for (const { partnerAction, name: given, subscribe, mapping } of subscriptions) {
    const name = `${given}`
    try {
      if (!actions.includes(partnerAction)) throw new Error('its partnerAction is unknown')
      // An action without a mapping that works still loads the Messenger: the site keeps its chat.
      const ofAction = (mappings[partnerAction] ??= [])
      const trigger = parseFql(subscribe)
      if ('error' in trigger) throw new Error('its trigger is invalid')
      const usable = withoutLiquid(
        mapping ?? {},
        createReporter(partnerAction, undefined, { name })
      )
      if (!isRecord(usable)) throw new Error('mapping is invalid')
      // Without events, it only checks the mapping.
      transformBatch(usable as Mapping['mapping'], [])
      ofAction.push({ name, trigger, mapping: usable as Mapping['mapping'] })
    } catch (error) {
      report(name, `skipped: ${(error as Error).message}. Correct it.`)
    }
  }
  return mappings
}

// Takes the place of @liquid, and of each directive around it up to the field that they are for.
const LIQUID = (): void => undefined

const withoutLiquid = (mapping: unknown, report: Report): unknown =>
  JSON.parse(toJson(mapping), (key: string, value: unknown) => {
    if (key === '@liquid') return LIQUID
    for (const [field, inner] of Object.entries(value ?? {}))
      if (inner === LIQUID) {
        // A directive or a list is useless without one of its parts.
        if (key.startsWith('@') || field.startsWith('@') || Array.isArray(value)) return LIQUID
        report(field, 'left out: @liquid does not work in a browser. Map it another way.')
        Reflect.deleteProperty(value as object, field)
      }
    return value
  })
