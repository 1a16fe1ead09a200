/** The last one in a list that passes the test. */
export function last<T, S extends T>(list: T[], test: (one: T) => one is S): S | undefined
export function last<T>(list: T[], test: (one: T) => boolean): T | undefined
export function last<T>(list: T[], test: (one: T) => boolean): T | undefined {
  return [...list].reverse().find(test)
}
