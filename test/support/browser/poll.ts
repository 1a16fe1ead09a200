/** What is left of a type once a condition has found its value truthy. */
export type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>

/** How long a test waits for anything: generous, because a busy machine is no fault. */
export const waitMs = 30_000

const everyMs = 15

/** Asks until the answer is truthy. A page that navigates meanwhile is asked again. */
export async function poll<T>(ask: () => Promise<T>, what: string): Promise<Truthy<T>> {
  const deadline = performance.now() + waitMs
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
  throw new Error(`Waited ${waitMs} ms for ${what}.${reason}`)
}
