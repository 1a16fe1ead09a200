import type { Subscription } from '../../src'
import type { BenchEvent, Candidate, Name } from './candidate'
import { compare } from './compare'
import { group, identify, page, track } from './events'
import { allMatching, grown } from './mappings'

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
