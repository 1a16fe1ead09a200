/** What is left of a type once a condition has found its value truthy. */
export type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>
