import validateAll from '@segment/actions-core/mapping-kit/validate'

// Each event brings a new copy of a mapping, with the same objects in it.
const valid = new WeakSet()

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/**
 * Stands in for mapping-kit's `validate`, which checks a mapping for each event: up to a third of the time that an event takes.
 * Checks it once, because nobody changes the mappings that plugin/mappings keeps.
 */
export default function validate(mapping: Record<string, unknown>): void {
  const fields = Object.values(mapping).filter(isObject)
  if (fields.length > 0 && fields.every((field) => valid.has(field))) return
  validateAll(mapping)
  for (const field of fields) valid.add(field)
}
