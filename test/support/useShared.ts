import type * as Shared from './shared'

/** What the environment of the browser tests has loaded once for all test files of a worker; elsewhere it is loaded here. */
export const getShared = async (): Promise<typeof Shared> =>
  (globalThis as { shared?: typeof Shared }).shared ?? (await import('./shared'))
