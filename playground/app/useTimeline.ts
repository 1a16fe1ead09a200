import { type Dispatch, type StateUpdater, useEffect, useState } from 'preact/hooks'
import { emptyTimeline, type Timeline } from '../model/timeline'

// A request that has not left by then never will.
const SETTLED_MS = 350

/** The timeline, whose clock moves on once its last command or request has settled. */
export function useTimeline(): [Timeline, Dispatch<StateUpdater<Timeline>>] {
  const [timeline, setTimeline] = useState(emptyTimeline)
  useEffect(() => {
    const timer = setTimeout(
      () => setTimeline((before) => ({ ...before, now: Date.now() })),
      SETTLED_MS
    )
    return () => clearTimeout(timer)
  }, [timeline.commands, timeline.requests])
  return [timeline, setTimeline]
}
