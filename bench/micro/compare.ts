import { Bench } from 'tinybench'

// A busy machine makes turns slower and never faster, so the faster ones say more.
const quartile = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)]!

/** The length of one function's turn in one round, in ms: shorter than a scheduler's. */
const TURN_MS = 4

const once = async (run: () => unknown, times: number): Promise<number> => {
  const bench = new Bench({ time: TURN_MS, iterations: 1, warmup: false })
  bench.add('turn', async () => {
    for (let index = 0; index < times; index += 1) {
      const result = run()
      if (result instanceof Promise) await result
    }
  })
  const [task] = await bench.run()
  const median = task?.result?.latency?.p50
  if (median === undefined) throw new Error(`A turn failed: ${String(task?.result?.error)}`)
  return (median * 1000) / times
}

/**
 * The time of one run of each function in µs: the first quartile of its turns. They take turns, in another order in each
 * round, so that what else the machine does falls on all of them; `times` runs make one sample, whose turn's median counts.
 */
export async function compare<Name extends string>(
  functions: Record<Name, () => unknown>,
  { rounds, times }: { rounds: number; times: number }
): Promise<Record<Name, number>> {
  const keys = Object.keys(functions) as Name[]
  const turns = new Map(keys.map((key) => [key, [] as number[]]))
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < keys.length; turn += 1) {
      const key = keys[(turn + round) % keys.length]!
      turns.get(key)!.push(await once(functions[key], times))
    }
  // The first rounds are for the engine, which compiles what it sees often.
  const settled = (key: Name) => turns.get(key)!.slice(Math.floor(rounds / 4))
  return Object.fromEntries(keys.map((key) => [key, quartile(settled(key))])) as Record<
    Name,
    number
  >
}
