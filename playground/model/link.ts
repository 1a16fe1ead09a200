import { toBase64 } from '../../src/inspector/link'
import { faults as allFaults } from '../faults'
import type { Fault, Json } from '../protocol'
import { isObject } from './pointer'
import {
  actionKeys,
  defaultSettings,
  defaultSetup,
  isActionKey,
  presetOf,
  type Setup,
  withId
} from './setup'

/** What a link holds: what differs from a new connection, so that it stays short. */
interface Shared {
  settings?: Json
  mappings?: SharedMapping[]
  event?: string
  faults?: Fault[]
}

/**
 * `[action, what differs from its preset]`; a field that is null is not mapped. The inspector, which doesn't have the presets,
 * writes the whole mapping, and says so.
 */
type SharedMapping = [action: string, differences: Json, isWhole?: true]

const isEqual = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const differing = (from: Json, value: Json): Json => ({
  ...Object.fromEntries(Object.entries(value).filter(([key]) => !isEqual(value[key], from[key]))),
  ...Object.fromEntries(Object.keys(from).flatMap((key) => (key in value ? [] : [[key, null]])))
})

const merged = (from: Json, differences: Json): Json =>
  Object.fromEntries(
    Object.entries({ ...from, ...differences }).filter(([, value]) => value !== null)
  )

// An unknown action has no preset. It is shared all the same: it may be what somebody asks about.
const presetOrNothing = (action: string) =>
  isActionKey(action)
    ? presetOf(action)
    : { name: '', subscribe: '', partnerAction: action, enabled: true, mapping: {} }

const toShared = ({ settings, mappings }: Setup): Shared => {
  const changed = differing(defaultSettings(), settings)
  const whole = mappings.filter(({ problem }) => problem === undefined)
  const shared = whole.map(({ name, subscribe, partnerAction, enabled, mapping }) => {
    const preset = presetOrNothing(partnerAction)
    const own = differing(
      { name: preset.name, subscribe: preset.subscribe, enabled: true },
      { name, subscribe, enabled }
    )
    const fields = differing(preset.mapping, mapping)
    return [
      partnerAction,
      { ...own, ...(Object.keys(fields).length > 0 && { mapping: fields }) }
    ] satisfies SharedMapping
  })
  const isPreset = isEqual(
    shared,
    actionKeys.map((key) => [key, {}])
  )
  return {
    ...(Object.keys(changed).length > 0 && { settings: changed }),
    ...(!isPreset && { mappings: shared })
  }
}

const fromBase64 = (text: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0))
  )

/** What a link carries. */
export interface Linked {
  setup: Setup
  faults: Fault[]
  /** The text of the event, if it is not the first sample. */
  event?: string
}

/** The fragment that stands for what is on the page; empty for a new connection. */
export function toFragment({ setup, faults, event }: Linked): string {
  const shared: Shared = {
    ...toShared(setup),
    ...(faults.length > 0 && { faults }),
    ...(event !== undefined && { event })
  }
  return Object.keys(shared).length > 0 ? `#${toBase64(JSON.stringify(shared))}` : ''
}

// Anybody can write a link, so every type in it is checked.
const toMapping = (entry: unknown): Setup['mappings'] => {
  const [action, differences, isWhole] = Array.isArray(entry) ? (entry as unknown[]) : []
  if (typeof action !== 'string') return []
  const { name, subscribe, enabled, mapping } = isObject(differences) ? differences : {}
  const preset = presetOrNothing(action)
  const own = {
    name: typeof name === 'string' ? name : preset.name,
    subscribe: typeof subscribe === 'string' ? subscribe : preset.subscribe,
    enabled: enabled !== false
  }
  const fields = merged(isWhole ? {} : preset.mapping, isObject(mapping) ? mapping : {})
  return [withId({ ...preset, ...own, mapping: fields } as Parameters<typeof withId>[0])]
}

const isAsItShouldBe = (entry: unknown): boolean => {
  const [action, differences] = Array.isArray(entry) ? (entry as unknown[]) : []
  const { name = '', subscribe = '', mapping = {} } = isObject(differences) ? differences : {}
  return (
    typeof action === 'string' &&
    typeof name === 'string' &&
    typeof subscribe === 'string' &&
    isObject(mapping)
  )
}

/** What a fragment stands for, and whether a part of it could not be read. Throws if none of it can. */
export function fromFragment(fragment: string): Linked & { isDamaged: boolean } {
  const shared: unknown = JSON.parse(fromBase64(fragment.slice(1)))
  if (!isObject(shared)) throw new Error('The link holds no object.')
  const { settings, mappings, event, faults } = shared
  const setup = defaultSetup()
  setup.settings = merged(setup.settings, isObject(settings) ? settings : {})
  if (Array.isArray(mappings)) setup.mappings = mappings.flatMap(toMapping)
  const known = allFaults.map(({ key }) => key)
  const asked: unknown[] = Array.isArray(faults) ? faults : []
  return {
    setup,
    faults: known.filter((key) => asked.includes(key)),
    ...(typeof event === 'string' && { event }),
    isDamaged: Array.isArray(mappings) && !mappings.every(isAsItShouldBe)
  }
}
