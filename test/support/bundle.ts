import type * as environment from './environment'

type Shared = Pick<typeof environment, 'open' | 'bundle'>

/** What the environment of the browser tests has loaded once for all test files of a worker; elsewhere it is loaded here. */
export const getShared = async (): Promise<Shared> =>
  (globalThis as { shared?: Shared }).shared ?? (await import('./environment'))

/** Bundles a page's entry module, given as text, into a plain script. Imports resolve from the project's root or an alias. */
export const bundleEntry = async (
  source: string,
  alias?: Record<string, string>
): Promise<string> => (await getShared()).bundle(source, alias)
