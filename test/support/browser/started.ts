import { MissingBrowser } from './installed'

const mostStarts = 3

/** How long one start may take, in milliseconds. */
export const startMs = 20_000

/** How long a start may take with its repetitions, in milliseconds. */
export const mostStartMs = mostStarts * startMs + 10_000

/** Starts a browser or its driver, and starts it again if that fails, twice at most. */
export async function started<T>(start: () => Promise<T>): Promise<T> {
  for (let starts = 1; ; starts += 1) {
    try {
      return await start()
    } catch (error) {
      if (starts === mostStarts || error instanceof MissingBrowser) throw error
      console.warn(`A browser did not start, attempt ${starts} of ${mostStarts}: ${String(error)}`)
    }
  }
}
