import { path } from './directives'
import type { Json } from '../protocol'
import { isObject, type Keys, toPointer } from './pointer'
import type { Mapping } from './setup'

/** A mapping with a field, or a field inside of one, that reads the value at these keys. */
export function mapTo(mapping: Mapping, [field = '', inner]: string[], keys: Keys): Mapping {
  const before = mapping.mapping[field]
  const isDirective = isObject(before) && Object.keys(before).some((key) => key.startsWith('@'))
  const reads = path(toPointer(keys))
  const outer = isObject(before) && !isDirective ? before : {}
  const value = inner === undefined ? reads : { ...outer, [inner]: reads }
  return { ...mapping, mapping: { ...mapping.mapping, [field]: value } }
}

/** Settings in which one more property is a rich link. */
export const withRichLink = (settings: Json, key: string): Json => {
  const known = [settings.richLinkProperties ?? []].flat()
  return { ...settings, richLinkProperties: [...known.filter((one) => one !== key), key] }
}
