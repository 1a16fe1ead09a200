const entriesOf = (value: object): [string, unknown][] =>
  // Intercom leaves undefined out, so a key that has it is no key.
  Object.entries(value).filter(([, inner]) => inner !== undefined)

/** Whether Intercom would get the same: the same keys in the same order, the same values. */
export function isSame(one: unknown, other: unknown): boolean {
  // JSON writes -0 as 0.
  if (one === other || Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [ours, theirs] = [entriesOf(one), entriesOf(other)]
  return (
    ours.length === theirs.length &&
    ours.every(([key, value], index) => {
      const [otherKey, otherValue] = theirs[index] ?? []
      return key === otherKey && isSame(value, otherValue)
    })
  )
}

/** The same, whatever the order of the keys: for attributes, whose order Intercom does not look at. */
export function isSameInAnyOrder(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)])
        )
      : Array.isArray(value)
        ? value.map(sorted)
        : value
  return isSame(sorted(one), sorted(other))
}
