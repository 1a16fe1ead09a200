import type { Subscription } from '../../src'
import type { BenchEvent, Candidate, Name } from './candidate'
import { compare } from './compare'
import { allMatching, group, grown, identify, page, three, track } from './inputs'

const events: Record<string, BenchEvent> = {
  track: track(),
  'identify, 2 companies': identify(),
  group: group(),
  page: page()
}

const sets = (type: string): [number, number, Subscription[]][] => [
  [3, 1, grown(3)],
  [50, 1, grown(50)],
  [50, 50, allMatching(50, type)]
]

/** Measures how many events of each type each candidate takes in a second. */
export async function measureDispatch(candidates: Record<Name, Candidate>, rounds: number) {
  const rows = []
  for (const [label, event] of Object.entries(events))
    for (const [mappings, matching, subscriptions] of sets(event.type)) {
      const toRun = async (candidate: Candidate) => {
        const dispatch = await candidate(subscriptions, [event])
        return () => dispatch(event)
      }
      const { ours, npmRuntime, floor } = await compare<Name>(
        {
          ours: await toRun(candidates.ours),
          npmRuntime: await toRun(candidates.npmRuntime),
          floor: await toRun(candidates.floor)
        },
        { rounds, times: matching > 1 ? 1 : 20 }
      )
      rows.push({
        event: label,
        mappings,
        matching,
        'ours/s': Math.round(1e6 / ours),
        'npm runtime/s': Math.round(1e6 / npmRuntime),
        'floor/s': Math.round(1e6 / floor),
        'against npm': `${(npmRuntime / ours).toFixed(2)}×`,
        'over the floor': `${Math.round((ours / floor - 1) * 100)} %`
      })
    }
  return rows
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

/** The power of the size that the time grows with between the last two sizes: there, a fixed part counts least. */
const exponentOf = (sizes: number[], times: number[]): number => {
  const [size, nextSize] = sizes.slice(-2) as [number, number]
  const [time, nextTime] = times.slice(-2) as [number, number]
  return Math.log(nextTime / time) / Math.log(nextSize / size)
}

// Runs per sample, and rounds: small events are long enough to measure, and large ones come to an end.
const effort = (size: number) =>
  size > 1000 ? { rounds: 16, times: 1 } : { rounds: 60, times: size > 10 ? 2 : 20 }

/** Measures the time of an event against the number of mappings, properties and companies. */
export async function measureGrowth(candidates: Record<Name, Candidate>) {
  const rows = []
  for (const { of, sizes, make } of growths) {
    const times: number[] = []
    const floorTimes: number[] = []
    for (const size of sizes) {
      const [subscriptions, event] = make(size)
      const ours = await candidates.ours(subscriptions, [event])
      const floor = await candidates.floor(subscriptions, [event])
      const result = await compare(
        { ours: () => ours(event), floor: () => floor(event) },
        effort(size)
      )
      times.push(result.ours)
      floorTimes.push(result.floor)
    }
    rows.push({
      of,
      sizes: sizes.join(' / '),
      ours: times.map((time) => time.toPrecision(3)).join(' / '),
      floor: floorTimes.map((time) => time.toPrecision(3)).join(' / '),
      exponent: exponentOf(sizes, times).toFixed(2),
      'exponent of the floor': exponentOf(sizes, floorTimes).toFixed(2)
    })
  }
  return rows
}
