/** A value of the same kind, to see what depends on the one that is there; undefined if there is none. */
export const toAnother = (value: unknown): { value: unknown } | undefined => {
  if (typeof value === 'string') return { value: `${value}\u200b` }
  if (typeof value === 'number') return { value: value + 1 }
  return typeof value === 'boolean' ? { value: !value } : undefined
}
