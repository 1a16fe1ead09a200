import type { Subscription } from '../../src'
import type { BenchEvent, Candidate, Name } from './candidate'
import { compare } from './compare'
import { identify, track } from './events'
import { allMatching, grown, three } from './mappings'

/** How the time of one event grows with the number of something. */
export interface GrowthResult {
  /** What there is more and more of. */
  of: string
  sizes: number[]
  /** Time per event in µs, one for each size. */
  microseconds: Record<Name, number[]>
  /** The power of the size that fits the times of ours best: 1 is linear, less is a fixed part that outweighs what grows. */
  exponent: number
  /** The same between the two largest sizes: there, a fixed part counts least. */
  lastExponent: number
  /** That of mapping-kit alone. */
  lastExponentOfFloor: number
}

interface Growth {
  of: string
  sizes: number[]
  make: (size: number) => [Subscription[], BenchEvent]
}

const growths: Growth[] = [
  { of: 'mappings, of which one matches', sizes: [1, 3, 10, 50], make: (n) => [grown(n), track()] },
  {
    of: 'mappings that all match',
    sizes: [1, 3, 10, 50],
    make: (n) => [allMatching(n, 'track'), track()]
  },
  { of: 'properties', sizes: [10, 100, 1000], make: (n) => [three, track(n)] },
  { of: 'companies', sizes: [1, 100, 10_000], make: (n) => [three, identify(n)] }
]

/** The slope of the line that fits best through the logarithms. */
export function exponentOf(sizes: number[], times: number[]): number {
  const points = sizes.map((size, index) => [Math.log(size), Math.log(times[index]!)] as const)
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}

// Runs per sample, and rounds: small events are long enough to measure, and large ones come to an end.
const effort = (size: number) =>
  size > 1000 ? { rounds: 16, times: 1 } : { rounds: 60, times: size > 10 ? 2 : 20 }

/** Measures the time of an event against the number of mappings, properties and companies. */
export async function measureGrowth(candidates: Record<Name, Candidate>): Promise<GrowthResult[]> {
  const results: GrowthResult[] = []
  for (const { of, sizes, make } of growths) {
    const microseconds = { ours: [] as number[], npmRuntime: [] as number[], floor: [] as number[] }
    for (const size of sizes) {
      const [subscriptions, event] = make(size)
      const ours = await candidates.ours(subscriptions, [event])
      const npmRuntime = await candidates.npmRuntime(subscriptions, [event])
      const floor = await candidates.floor(subscriptions, [event])
      const times = await compare<Name>(
        {
          ours: () => ours(event),
          npmRuntime: () => npmRuntime(event),
          floor: () => floor(event)
        },
        effort(size)
      )
      microseconds.ours.push(times.ours)
      microseconds.npmRuntime.push(times.npmRuntime)
      microseconds.floor.push(times.floor)
    }
    results.push({
      of,
      sizes,
      microseconds,
      exponent: exponentOf(sizes, microseconds.ours),
      lastExponent: exponentOf(sizes.slice(-2), microseconds.ours.slice(-2)),
      lastExponentOfFloor: exponentOf(sizes.slice(-2), microseconds.floor.slice(-2))
    })
  }
  return results
}
