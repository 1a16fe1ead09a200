import { isObject, type Keys, toPointer } from './pointer'
import type { Field, Mapping } from './setup'

/** A mapping-kit directive that reads the value at `pointer` ("$.traits.name") of the event. */
export const path = (pointer: string) => ({ '@path': pointer })

/** A mapping-kit directive that reads `first` if the event has it, and `second` if it has none. */
export const either = (first: string, second: string) => ({
  '@if': { exists: path(first), then: path(first), else: path(second) }
})

/** The ways to map a field that the editor offers. Anything else is edited as JSON. */
export const kinds = {
  none: 'Not mapped',
  path: 'Path',
  either: 'Path, or else path',
  literal: 'Literal',
  template: 'Template',
  fields: 'Fields',
  json: 'Raw JSON'
} as const

/** One of the ways to map a field. */
export type Kind = keyof typeof kinds

const onlyOf = (value: unknown, directive: string): string | undefined => {
  const found = isObject(value) && Object.keys(value).length === 1 ? value[directive] : undefined
  return typeof found === 'string' ? found : undefined
}

const isDirective = (value: Record<string, unknown>): boolean =>
  Object.keys(value).some((key) => key.startsWith('@'))

/** The two paths of a mapping that reads the first if the event has it, and else the second. */
export function pathsOf(mapping: unknown): [first: string, second: string] | undefined {
  const condition = isObject(mapping) ? mapping['@if'] : undefined
  if (!isObject(condition)) return undefined
  const [first, second] = [onlyOf(condition.then, '@path'), onlyOf(condition.else, '@path')]
  if (first === undefined || second === undefined) return undefined
  const isEither = JSON.stringify(mapping) === JSON.stringify(either(first, second))
  return isEither ? [first, second] : undefined
}

/** The way in which `mapping` maps a field. */
export function kindOf(mapping: unknown, { properties }: Field): Kind {
  if (mapping === undefined) return 'none'
  if (onlyOf(mapping, '@path') !== undefined) return 'path'
  if (onlyOf(mapping, '@template') !== undefined) return 'template'
  if (pathsOf(mapping)) return 'either'
  if (properties && isObject(mapping) && !isDirective(mapping)) return 'fields'
  return typeof mapping === 'object' && mapping !== null ? 'json' : 'literal'
}

/** The text that an editor of this kind shows of a mapping. */
export function toFieldText(kind: Kind, mapping: unknown): string {
  if (kind === 'path') return onlyOf(mapping, '@path') ?? ''
  if (kind === 'template') return onlyOf(mapping, '@template') ?? ''
  if (kind === 'literal') return typeof mapping === 'string' ? mapping : JSON.stringify(mapping)
  return JSON.stringify(mapping ?? {}, null, 2)
}

const toValue = (type: string, text: string): unknown => {
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true'
  const isNumber = (type === 'number' || type === 'integer') && text.trim() !== ''
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text
}

/** The mapping that the text of an editor stands for, for a field of this type. Throws if it is not JSON. */
export function fromFieldText(kind: Kind, type: string, text: string): unknown {
  if (kind === 'none') return undefined
  if (kind === 'path') return path(text)
  if (kind === 'template') return { '@template': text }
  return kind === 'literal' ? toValue(type, text) : (JSON.parse(text) as unknown)
}

/** What a field begins with when its kind is changed to this one. */
export function startOf(kind: Kind, mapping: unknown): unknown {
  const first = pathsOf(mapping)?.[0] ?? onlyOf(mapping, '@path') ?? '$.'
  return {
    none: undefined,
    path: path(first),
    either: either(first, '$.'),
    literal: '',
    template: { '@template': '' },
    fields: isObject(mapping) && !isDirective(mapping) ? mapping : {},
    json: mapping ?? {}
  }[kind]
}

/** A mapping with a field, or a field inside of one, that reads the value at these keys. */
export function mapTo(mapping: Mapping, [field = '', inner]: string[], keys: Keys): Mapping {
  const before = mapping.mapping[field]
  const reads = path(toPointer(keys))
  const outer = isObject(before) && !isDirective(before) ? before : {}
  const value = inner === undefined ? reads : { ...outer, [inner]: reads }
  return { ...mapping, mapping: { ...mapping.mapping, [field]: value } }
}
