import { runSequence, type Wrong } from './run'
import { shrink } from './shrink'
import { createSequence, printSequence } from './steps'

/** Runs the sequences of `count` seeds from `first` on. Gives the first failure, as short as it gets, as text. */
export async function simulate(
  first: number,
  count: number,
  wrong?: Wrong
): Promise<string | undefined> {
  for (let seed = first; seed < first + count; seed += 1) {
    const sequence = createSequence(seed)
    const failure = await runSequence(sequence, wrong)
    if (failure === undefined) continue
    const shortest = await shrink(
      sequence,
      async (smaller) => (await runSequence(smaller, wrong)) !== undefined
    )
    return `${(await runSequence(shortest, wrong)) ?? failure}\n${printSequence(shortest)}`
  }
  return undefined
}
