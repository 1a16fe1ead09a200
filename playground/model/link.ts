import type { Json } from '../protocol'
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
}

/** `[action, what differs from its preset]`; a field that is null is not mapped. */
type SharedMapping = [action: string, differences: Json]

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

const toShared = ({ settings, mappings }: Setup): Shared => {
  const changed = differing(defaultSettings(), settings)
  const shared = mappings.map(({ name, subscribe, partnerAction, enabled, mapping }) => {
    const preset = presetOf(partnerAction)
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

const toBase64 = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')

const fromBase64 = (text: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0))
  )

/** The fragment that stands for a set-up, and for the composer's text where it is given; empty for a new connection. */
export function toFragment(setup: Setup, event?: string): string {
  const shared: Shared = { ...toShared(setup), ...(event !== undefined && { event }) }
  return Object.keys(shared).length > 0 ? `#${toBase64(JSON.stringify(shared))}` : ''
}

/** The set-up and the composer's text that a fragment stands for. Throws where it is damaged. */
export function fromFragment(fragment: string): { setup: Setup; event?: string } {
  const { settings = {}, mappings, event } = JSON.parse(fromBase64(fragment.slice(1))) as Shared
  const setup = defaultSetup()
  setup.settings = merged(setup.settings, settings)
  if (mappings)
    setup.mappings = mappings.flatMap(([action, { mapping, ...own }]) => {
      if (!isActionKey(action)) return []
      const preset = presetOf(action)
      const fields = merged(preset.mapping, (mapping ?? {}) as Json)
      return withId({ ...preset, ...own, mapping: fields } as typeof preset)
    })
  return { setup, ...(typeof event === 'string' && { event }) }
}
