import type { BenchEvent, Candidate, Name } from './candidate'
import type { Subscription } from '../../src'
import { compare } from './compare'
import { group, identify, page, track } from './events'
import { allMatching, grown } from './mappings'

/** One line of the table of dispatch. */
export interface DispatchResult {
  event: string
  mappings: number
  matching: number
  eventsPerSecond: Record<Name, number>
  /** How many times as many events as the npm runtime. */
  againstNpmRuntime: number
  /** The time beyond mapping-kit's own, as a part of it: 0.25 is 25 %. */
  overFloor: number
}

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
export async function measureDispatch(
  candidates: Record<Name, Candidate>,
  rounds: number
): Promise<DispatchResult[]> {
  const results: DispatchResult[] = []
  for (const [label, event] of Object.entries(events))
    for (const [mappings, matching, subscriptions] of sets(event.type)) {
      const toRun = async (candidate: Candidate) => {
        const dispatch = await candidate(subscriptions, [event])
        return () => dispatch(event)
      }
      const result = await compare<Name>(
        {
          ours: await toRun(candidates.ours),
          npmRuntime: await toRun(candidates.npmRuntime),
          floor: await toRun(candidates.floor)
        },
        { rounds, times: matching > 1 ? 1 : 20 }
      )
      results.push({
        event: label,
        mappings,
        matching,
        eventsPerSecond: {
          ours: 1e6 / result.ours,
          npmRuntime: 1e6 / result.npmRuntime,
          floor: 1e6 / result.floor
        },
        againstNpmRuntime: result.npmRuntime / result.ours,
        overFloor: result.ours / result.floor - 1
      })
    }
  return results
}
