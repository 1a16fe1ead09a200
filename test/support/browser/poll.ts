import type { Truthy } from '../truthy'

const everyMs = 15
const defaultTimeoutMs = 5_000

/** Asks until the answer is truthy. A page that navigates meanwhile is asked again. */
export async function poll<T>(
  ask: () => Promise<T>,
  what: string,
  timeoutMs = defaultTimeoutMs
): Promise<Truthy<T>> {
  const deadline = performance.now() + timeoutMs
  let failure: unknown
  while (performance.now() < deadline) {
    try {
      const answer = await ask()
      if (answer) return answer as Truthy<T>
      failure = undefined
    } catch (error) {
      failure = error
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  const reason = failure === undefined ? '' : ` It last failed with ${String(failure)}`
  throw new Error(`Waited ${timeoutMs} ms for ${what}.${reason}`)
}
