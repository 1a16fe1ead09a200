/** A mapping-kit directive that reads the value at `pointer` ("$.traits.name") of the event. */
export const path = <P extends string>(pointer: P) => ({ '@path': pointer }) as const

/** A mapping-kit directive that reads `first` if the event has it, and `second` if it has none. */
export const either = <A extends string, B extends string>(first: A, second: B) =>
  ({ '@if': { exists: path(first), then: path(first), else: path(second) } }) as const
