/** A mapping-kit directive that reads the value at `pointer` ("$.traits.name") of the event. */
export const path = (pointer: string) => ({ '@path': pointer })

/** A mapping-kit directive that reads `first` if the event has it, and `second` if it has none. */
export const either = (first: string, second: string) => ({
  '@if': { exists: path(first), then: path(first), else: path(second) }
})
